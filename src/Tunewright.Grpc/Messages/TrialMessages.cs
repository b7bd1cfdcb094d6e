using System.Collections.Immutable;
using Google.Protobuf.Collections;
using Wire = TunewrightProtocol;

namespace Tunewright.Grpc;

/// <summary>Trials, and what happens to them, in Tunewright's protocol.</summary>
internal static class TrialMessages
{
    public static Wire.Trial ToMessage(this FrozenTrial trial)
    {
        var message = new Wire.Trial
        {
            Id = trial.Id,
            Number = trial.Number,
            State = trial.State.ToMessage(),
        };
        message.Values.AddRange(trial.Values);
        message.Parameters.AddRange(trial.Parameters.Select(ToMessage));
        message.Reports.AddRange(trial.IntermediateValues.Select(report => ToMessage((report.Key, report.Value))));
        message.UserAttributes.AddRange(trial.UserAttributes.Select(attribute => ToMessage((attribute.Key, attribute.Value))));
        message.SystemAttributes.AddRange(trial.SystemAttributes.Select(attribute => ToMessage((attribute.Key, attribute.Value))));
        if (trial.Started is { } started)
            message.Started = started.UtcTicks;
        if (trial.Completed is { } completed)
            message.Completed = completed.UtcTicks;
        return message;
    }

    public static FrozenTrial ToTrial(this Wire.Trial message, KnownDistributions distributions) =>
        new()
        {
            Id = message.Id,
            Number = message.Number,
            State = message.State.ToState(),
            Values = [.. message.Values],
            Parameters = [.. message.Parameters.Select(parameter => ToParameter(parameter, distributions))],
            IntermediateValues = message.Reports.ToImmutableSortedDictionary(report => report.Step, report => report.Value),
            UserAttributes = Attributes(message.UserAttributes).ToImmutableDictionary(one => one.Key, one => one.Value),
            SystemAttributes = Attributes(message.SystemAttributes).ToImmutableDictionary(one => one.Key, one => one.Value),
            Started = message.HasStarted ? message.Started.ToTime() : null,
            Completed = message.HasCompleted ? message.Completed.ToTime() : null,
        };

    public static Wire.Changes ToMessage(this TrialChanges changes)
    {
        var message = new Wire.Changes();
        message.Parameters.AddRange(changes.Parameters.Select(ToMessage));
        message.Reports.AddRange(changes.Reports.Select(ToMessage));
        message.UserAttributes.AddRange(changes.UserAttributes.Select(ToMessage));
        message.SystemAttributes.AddRange(changes.SystemAttributes.Select(ToMessage));
        message.Values.AddRange(changes.Values);
        if (changes.State is { } state)
            message.State = state.ToMessage();
        if (changes.Completed is { } completed)
            message.Completed = completed.UtcTicks;
        return message;
    }

    public static TrialChanges ToChanges(this Wire.Changes message, KnownDistributions distributions) =>
        new()
        {
            Parameters = [.. message.Parameters.Select(parameter => ToParameter(parameter, distributions))],
            Reports = [.. message.Reports.Select(report => (report.Step, report.Value))],
            UserAttributes = [.. Attributes(message.UserAttributes)],
            SystemAttributes = [.. Attributes(message.SystemAttributes)],
            State = message.HasState ? message.State.ToState() : null,
            Values = [.. message.Values],
            Completed = message.HasCompleted ? message.Completed.ToTime() : null,
        };

    public static DateTimeOffset ToTime(this long ticks) => new(ticks, TimeSpan.Zero);

    private static Wire.Parameter ToMessage(TrialParameter parameter) =>
        new()
        {
            Name = parameter.Name,
            Distribution = parameter.Distribution.ToJson(),
            Value = parameter.Value,
        };

    private static TrialParameter ToParameter(Wire.Parameter message, KnownDistributions distributions) =>
        new(message.Name, distributions.Of(message.Distribution), message.Value);

    private static Wire.Report ToMessage((long Step, double Value) report) => new() { Step = report.Step, Value = report.Value };

    private static Wire.Attribute ToMessage((string Key, object? Value) attribute) =>
        new() { Key = attribute.Key, Value = PythonJson.Write(attribute.Value) };

    private static IEnumerable<(string Key, object? Value)> Attributes(RepeatedField<Wire.Attribute> attributes) =>
        attributes.Select(attribute => (attribute.Key, PythonJson.Parse(attribute.Value)));
}
