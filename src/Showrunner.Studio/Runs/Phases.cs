namespace Showrunner.Studio;

/// <summary>What phases have in common.</summary>
internal static class Phases
{
    extension(Phase phase)
    {
        /// <summary>Whether it waits or works.</summary>
        public bool IsActive => phase is Phase.Queued or Phase.Preparing or Phase.Running;

        /// <summary>Whether it waits or works, or can go on.</summary>
        public bool IsUnfinished => phase.IsActive || phase == Phase.Paused;
    }
}
