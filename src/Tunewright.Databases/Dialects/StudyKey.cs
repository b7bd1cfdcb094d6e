namespace Tunewright.Databases;

/// <summary>
/// A study in SQL: an expression that is its id as long as the study is there, and null when it was deleted, also if another study has got
/// its id since.
/// </summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name, for a study without a mark; <see langword="null"/> for whichever study has the id.</param>
/// <param name="Mark">The mark that it was given when it was created here or first changed.</param>
/// <param name="Newest">The id of a trial that it must have, so that it is not an older copy; 0 for any.</param>
internal readonly record struct StudyKey(long Id, string? Name, string? Mark, long Newest = 0)
{
    /// <summary>The system attribute that holds the mark. Users do not see it here.</summary>
    public const string MarkAttribute = "tunewright:study";

    public static StudyKey Of(StudyRecord study) => new(study.Id, study.Name, study.Mark);

    public string ToSql(Func<object, string> parameter)
    {
        if (Name is null)
            return parameter(Id);
        var known =
            Newest == 0 ? "" : $" AND EXISTS (SELECT 1 FROM trials n WHERE n.trial_id = {parameter(Newest)} AND n.study_id = i.study_id)";
        return Mark is null
            ? $"(SELECT i.study_id FROM studies i WHERE i.study_id = {parameter(Id)} AND i.study_name = {parameter(Name)}{known})"
            : $"(SELECT i.study_id FROM study_system_attributes i WHERE i.study_id = {parameter(Id)} "
                + $"AND i.\"key\" = {parameter(MarkAttribute)} AND i.value_json = {parameter(Mark)}{known})";
    }
}
