namespace Repository.Tests;

/// <summary>The folders of a project use each other in one direction: a reader starts at the bottom and never has to come back.</summary>
public class FolderTests
{
    public static TheoryData<string> Projects => [.. Files.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void FoldersFormNoCircle(string project)
    {
        var uses = Uses(SourceFile.OfProject($"src/{project}"));
        var reachable = uses.Select(use => use.From).Distinct().ToDictionary(folder => folder, folder => Reachable(folder, uses));

        var circular =
            from use in uses
            where reachable.TryGetValue(use.To, out var further) && further.Contains(use.From)
            group $"{use.File} uses {use.Type}" by $"{use.From} → {use.To}" into ties
            orderby ties.Count(), ties.Key
            select $"{ties.Key}: {string.Join(", ", ties)}";

        Offenders.AssertNone(circular, $"Folders of {project} form a circle (the thinnest ties first).");
    }

    [Fact]
    public void CodeHasNoCommentsAndNoStrings()
    {
        const string text = """"
            namespace Show; // Comment
            public sealed class Actor<T> : Person { char quote = '"'; string name = "Stage"; /* Props
            Crew */ Role role = new(@"Part ""One""", $"Two"); }
            """";

        var file = new SourceFile("Cast/Actor.cs", SourceFile.CodeOf(text));

        Assert.Equal(["Actor"], file.Declared);
        Assert.Equal(["Show", "Actor", "T", "Person", "Role"], file.Mentioned);
        Assert.Equal(3, file.Code.Split('\n').Length);
    }

    private static Use[] Uses(SourceFile[] files)
    {
        var homes = files
            .SelectMany(file => file.Declared.Select(type => (type, file.Folder)))
            .Distinct()
            .ToLookup(x => x.type, x => x.Folder);
        return
        [
            .. from file in files
            from type in file.Mentioned
            where homes[type].Count() == 1 // a name with several homes says nothing
            let home = homes[type].Single()
            where home != file.Folder
            select new Use(file.Folder, home, file.Path, type),
        ];
    }

    private static HashSet<string> Reachable(string start, Use[] uses)
    {
        var found = new HashSet<string>();
        var left = new Stack<string>([start]);
        while (left.TryPop(out var folder))
        {
            foreach (var use in uses.Where(use => use.From == folder))
            {
                if (found.Add(use.To))
                    left.Push(use.To);
            }
        }
        return found;
    }

    private sealed record Use(string From, string To, string File, string Type);
}
