namespace Tunewright.Plots;

// The records of web/study/types.ts, which says what their fields mean. Times are milliseconds since 1970, UTC.

internal sealed record BestData(int Number, IReadOnlyList<double> Values);

internal sealed record CountsData(int Running, int Complete, int Pruned, int Failed, int Waiting);

internal record SummaryData
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required int Storage { get; init; }
    public required IReadOnlyList<string> Directions { get; init; }
    public required IReadOnlyList<string> MetricNames { get; init; }
    public required IReadOnlyList<BestData> Best { get; init; }
    public required int BestCount { get; init; }
    public required CountsData Counts { get; init; }
    public required int TrialCount { get; init; }
    public required long? Created { get; init; }
    public required long? LastActivity { get; init; }
    public required long Revision { get; init; }
}

internal sealed record HeaderData : SummaryData
{
    public required IReadOnlyList<ParameterData> Parameters { get; init; }
    public required IReadOnlyList<string> NumericAttributes { get; init; }
    public required IReadOnlyList<string> AttributeKeys { get; init; }
    public required IReadOnlyList<string> ConstraintNames { get; init; }
    public required Plain UserAttributes { get; init; }
    public required NoteData Note { get; init; }
    public required IReadOnlyList<ArtifactData> Artifacts { get; init; }
    public bool HasFiles { get; init; }
}

internal sealed record ArtifactData(string Id, string FileName, string MimeType);

internal sealed record ParameterData(
    string Name,
    string Kind,
    double? Low,
    double? High,
    double? Step,
    bool Log,
    IReadOnlyList<Plain>? Choices
);

internal sealed record NoteData(long Version, string Body);

internal sealed record NamedValue(string Name, Plain Value);

internal sealed record ConstraintData(string Name, double Value);

internal sealed record TrialData
{
    public required int Number { get; init; }
    public required string State { get; init; }
    public required IReadOnlyList<double> Values { get; init; }
    public required IReadOnlyList<NamedValue> Parameters { get; init; }
    public required IReadOnlyList<NamedValue> Given { get; init; }
    public required Plain UserAttributes { get; init; }
    public required Plain SystemAttributes { get; init; }
    public required IReadOnlyList<ConstraintData> Constraints { get; init; }
    public required bool Feasible { get; init; }
    public required long? Started { get; init; }
    public required long? Ended { get; init; }
    public required string? FailureReason { get; init; }
    public required NoteData Note { get; init; }
    public required IReadOnlyList<ArtifactData> Artifacts { get; init; }
    public required CurveData Curve { get; init; }
}

internal sealed record CurveData(int Number, IReadOnlyList<long> Steps, IReadOnlyList<double> Values);

internal sealed record CurvesData(long Revision, int Total, IReadOnlyList<CurveData> Curves);

internal sealed record ImportanceData(string Name, double Importance);

internal sealed record ImportancesData(int Objective, IReadOnlyList<ImportanceData> Importances);

/// <summary>The header of <c>web/study/columns.ts</c>.</summary>
internal sealed record ColumnsData(
    long Revision,
    long Since,
    int Count,
    int Objectives,
    IReadOnlyList<ParameterData> Parameters,
    IReadOnlyList<string> NumericAttributes
);

internal sealed record ReportData(
    HeaderData Header,
    byte[] Columns,
    byte[] Trials,
    CurvesData Curves,
    IReadOnlyList<ImportancesData> Importances,
    long Made
);
