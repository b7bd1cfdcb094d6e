using System.Collections.Immutable;

namespace Showrunner;

/// <summary>The ways that a script goes on, by name, each with all its steps: what undoing and branching need. Immutable.</summary>
public sealed record RoomBranches
{
    /// <summary>One branch, <c>main</c>, that has taken no step.</summary>
    public RoomBranches(WritingRoom room) =>
        (Name, Branches) = (
            "main",
            ImmutableSortedDictionary.Create<string, ImmutableStack<WritingRoom>>(StringComparer.Ordinal).Add("main", [room])
        );

    /// <summary>The branch that is gone on with.</summary>
    public string Name { get; private init; }

    /// <summary>Its last step.</summary>
    public WritingRoom Room => Branches[Name].Peek();

    /// <summary>Every branch and its last step, by name.</summary>
    public IReadOnlyDictionary<string, WritingRoom> All =>
        Branches.ToImmutableSortedDictionary(branch => branch.Key, branch => branch.Value.Peek());

    private ImmutableSortedDictionary<string, ImmutableStack<WritingRoom>> Branches { get; init; }

    /// <summary>Takes a step.</summary>
    public RoomBranches Then(WritingRoom room) => this with { Branches = Branches.SetItem(Name, Branches[Name].Push(room)) };

    /// <summary>Takes back the last step of this branch, those before it branched off included.</summary>
    /// <exception cref="ShowrunnerException">There is none.</exception>
    public RoomBranches Undo()
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
    public RoomBranches Switch(string name) =>
        this with
        {
            Name = name,
            Branches = Branches.ContainsKey(name) ? Branches : Branches.Add(name, Branches[Name]),
        };
}
