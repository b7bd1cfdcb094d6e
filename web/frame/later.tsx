import type { ComponentType } from "preact";
import { useAsked } from "../parts/asked";
import { Failure, Skeleton } from "../parts/states";

/** A page whose code comes when it is opened. */
export function Later<Props extends object>({ load, ...props }: { load: () => Promise<ComponentType<Props>> } & Props) {
    const page = useAsked(async () => ({ Page: await load() }), []);
    if (page.error) return <Failure wanted="This page cannot be opened." error={page.error} retry={page.retry} />;
    const Page = page.value?.Page;
    return Page ? <Page {...(props as unknown as Props)} /> : <Skeleton lines={3} height={96} />;
}
