namespace Showrunner.Tuning;

/// <summary>What is about to be searched.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Storage">The storage's address, without passwords.</param>
/// <param name="Space">The space's name.</param>
/// <param name="Budget">What each candidate may cost.</param>
/// <param name="Workers">Worker processes.</param>
/// <param name="Threads">Threads of each worker.</param>
public sealed record TuningPlan(string Study, string Storage, string Space, TrialBudget Budget, int Workers, int Threads);
