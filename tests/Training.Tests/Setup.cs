using System.Runtime.CompilerServices;
using Showrunner.Training;

// libtorch's thread count belongs to the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Training.Tests;

internal static class Setup
{
    [ModuleInitializer]
    internal static void Prepare()
    {
        Libtorch.Load();
        if (Environment.GetEnvironmentVariable(KilledTraining.PathVariable) is not { } path)
            return;
        KilledTraining.Run(path);
        Environment.Exit(0);
    }
}
