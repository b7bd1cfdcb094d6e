namespace Tunewright;

/// <summary>A storage has a study of that name already.</summary>
/// <param name="name">The study's name.</param>
public sealed class DuplicateStudyException(string name)
    : InvalidOperationException(
        $"There is a study named '{ParameterNames.Shown(name)}' already. Choose another name, or set StudyOptions.LoadIfExists to continue it."
    );
