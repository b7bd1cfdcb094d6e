namespace Showrunner.Tests;

public class SessionBranchesTests
{
    private static readonly ScriptWriter Writer = new(new ScriptModel(Some.Checkpoint()));
    private static readonly WritingSession Empty = new(Writer);

    [Fact]
    public void UndoingTakesBackStepByStep()
    {
        var one = Empty.Put("jerry: word1");
        var branches = new SessionBranches(Empty).Then(one).Then(one.Put("jerry: word2"));

        Assert.Equal(["jerry: word1"], branches.Undo().Session.Lines);
        Assert.Empty(branches.Undo().Undo().Session.Lines);
        Assert.Throws<ShowrunnerException>(() => branches.Undo().Undo().Undo());
        Assert.Equal(2, branches.Session.Lines.Count);
    }

    [Fact]
    public void BranchesBeginWhereTheyAreAndStayApart()
    {
        var begun = new SessionBranches(Empty).Then(Empty.Put("jerry: word1"));

        var other = begun.Switch("other").Then(begun.Session.Put("jerry: word2"));
        var back = other.Switch("main").Then(begun.Session.Put("jerry: word3"));

        Assert.Equal(("other", "main"), (other.Name, back.Name));
        Assert.Equal("jerry: word1\n\njerry: word3\n", back.All["main"].Text);
        Assert.Equal("jerry: word1\n\njerry: word2\n", back.All["other"].Text);
        Assert.Equal("jerry: word1\n", back.Switch("other").Undo().Session.Text);
        Assert.Equal("", back.Switch("other").Undo().Undo().Session.Text);
    }
}
