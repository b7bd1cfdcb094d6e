using System.CommandLine;

namespace Tunewright.Cli;

/// <summary><c>tunewright run</c>: tunes a program in any language.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var command = new DocumentedCommand("run", "Runs a program again and again to find the parameters that give the best value.")
        {
            RunsProgram = true,
            Details =
                "The program gets a trial's values as arguments, and as TUNEWRIGHT_PARAM_name in its environment. The last line that it "
                + "prints and that is a number is its value; or it prints lines of JSON: {\"value\": 0.39} or {\"values\": [0.39, 12]} for "
                + "the result, {\"step\": 3, \"value\": 0.41} for a report on the way, after which the trial may be pruned, and "
                + "{\"attributes\": {\"epochs\": 7}} for notes. Another exit code than 0 fails the trial, and the search goes on. Ctrl-C "
                + "stops it; the same command goes on with the study, and in another terminal it joins in.",
            Examples =
            [
                new(
                    "Fifty trials, four at a time",
                    "run --storage sqlite:///study.db --param lr=float:1e-5:1e-1:log --param layers=int:1:4 --param opt=choice:adam,sgd "
                        + "--trials 50 --parallel 4 -- ./train.sh --lr {lr} --layers {layers} --opt {opt}"
                ),
                new(
                    "Large values are better, for an hour",
                    "run --storage journal:///study.log --param depth=int:2:12 --direction maximize --timeout 3600 "
                        + "-- python3 train.py {depth}"
                ),
                new(
                    "Every combination, with the output of each",
                    "run --storage sqlite:///grid.db --param n=int:1:8:step=1 --sampler grid --logs logs -- ./measure.sh {n}"
                ),
            ],
        };
        RunArguments.AddTo(command);
        command.SetAction(
            async (parsed, stop) =>
            {
                Output.GoOnWithout(message => Console.Error.WriteLine($"note: {message}"));
                var request = RunArguments.Read(parsed);
                using (request.Storage)
                    await ProgramSearch.Run(request, stop);
                return 0;
            }
        );
        return command;
    }
}
