using System.Collections.Immutable;

namespace Showrunner;

/// <summary>The branches of a session by name, each with all its steps, for undoing and branching. Immutable.</summary>
public sealed record SessionBranches
{
    /// <summary>One branch, <c>main</c>, without steps.</summary>
    public SessionBranches(WritingSession session) =>
        (Name, Branches) = (
            "main",
            ImmutableSortedDictionary.Create<string, ImmutableStack<WritingSession>>(StringComparer.Ordinal).Add("main", [session])
        );

    /// <summary>The current branch.</summary>
    public string Name { get; private init; }

    /// <summary>The session after its last step.</summary>
    public WritingSession Session => Branches[Name].Peek();

    /// <summary>The session after the last step of every branch, by name.</summary>
    public IReadOnlyDictionary<string, WritingSession> All =>
        Branches.ToImmutableSortedDictionary(branch => branch.Key, branch => branch.Value.Peek());

    private ImmutableSortedDictionary<string, ImmutableStack<WritingSession>> Branches { get; init; }

    /// <summary>Adds a step to the current branch.</summary>
    public SessionBranches Then(WritingSession session) => this with { Branches = Branches.SetItem(Name, Branches[Name].Push(session)) };

    /// <summary>Takes back the last step of the current branch, also one from before it branched off.</summary>
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

    /// <summary>Makes <paramref name="name"/> the current branch; a new one begins here.</summary>
    public SessionBranches Switch(string name) =>
        this with
        {
            Name = name,
            Branches = Branches.ContainsKey(name) ? Branches : Branches.Add(name, Branches[Name]),
        };
}
