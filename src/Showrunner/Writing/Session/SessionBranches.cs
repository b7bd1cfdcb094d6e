using System.Collections.Immutable;

namespace Showrunner;

/// <summary>The ways that a script goes on, by name, each with all its steps: what undoing and branching need. Immutable.</summary>
public sealed record SessionBranches
{
    /// <summary>One branch, <c>main</c>, that has taken no step.</summary>
    public SessionBranches(WritingSession session) =>
        (Name, Branches) = (
            "main",
            ImmutableSortedDictionary.Create<string, ImmutableStack<WritingSession>>(StringComparer.Ordinal).Add("main", [session])
        );

    /// <summary>The branch that is gone on with.</summary>
    public string Name { get; private init; }

    /// <summary>Its last step.</summary>
    public WritingSession Session => Branches[Name].Peek();

    /// <summary>Every branch and its last step, by name.</summary>
    public IReadOnlyDictionary<string, WritingSession> All =>
        Branches.ToImmutableSortedDictionary(branch => branch.Key, branch => branch.Value.Peek());

    private ImmutableSortedDictionary<string, ImmutableStack<WritingSession>> Branches { get; init; }

    /// <summary>Takes a step.</summary>
    public SessionBranches Then(WritingSession session) => this with { Branches = Branches.SetItem(Name, Branches[Name].Push(session)) };

    /// <summary>Takes back the last step of this branch, those before it branched off included.</summary>
    /// <exception cref="ShowrunnerException">There is none.</exception>
    public SessionBranches Undo()
    {
        var before = Branches[Name].Pop();
        return before.IsEmpty
            ? throw new ShowrunnerException("There is nothing to undo.")
            : this with
            {
                Branches = Branches.SetItem(Name, before),
            };
    }

    /// <summary>Goes on with the branch <paramref name="name"/>, which begins here if there is none.</summary>
    public SessionBranches Switch(string name) =>
        this with
        {
            Name = name,
            Branches = Branches.ContainsKey(name) ? Branches : Branches.Add(name, Branches[Name]),
        };
}
