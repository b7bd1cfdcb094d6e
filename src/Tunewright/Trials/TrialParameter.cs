using System.Collections.Immutable;

namespace Tunewright;

/// <summary>One parameter of a trial.</summary>
/// <param name="Name">Its name, unique within the trial.</param>
/// <param name="Distribution">The range it was drawn from.</param>
/// <param name="Value">Its value in internal representation (see <see cref="Distribution"/>).</param>
public readonly record struct TrialParameter(string Name, Distribution Distribution, double Value)
{
    /// <summary>The name, the value as an objective sees it, and the range.</summary>
    public override string ToString() => $"{Name} = {PythonJson.Write(PlainValue.Of(Distribution.ToExternal(Value)))} in {Distribution}";
}

internal static class TrialParameters
{
    /// <summary>The parameter of a name, or <see langword="null"/>.</summary>
    public static TrialParameter? Find(this ImmutableArray<TrialParameter> parameters, string name)
    {
        foreach (var parameter in parameters.AsSpan())
        {
            if (parameter.Name == name)
                return parameter;
        }

        return null;
    }

    /// <summary>Adds a parameter, or replaces the one of the same name.</summary>
    public static ImmutableArray<TrialParameter> Set(this ImmutableArray<TrialParameter> parameters, TrialParameter parameter)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            if (parameters[i].Name == parameter.Name)
                return parameters.SetItem(i, parameter);
        }

        return parameters.Add(parameter);
    }
}
