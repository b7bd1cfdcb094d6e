namespace Databases.Tests;

public sealed class AddressTests
{
    [Theory]
    [InlineData("sqlite:///study.db", "sqlite", "study.db")]
    [InlineData("sqlite:////tmp/study.db", "sqlite", "/tmp/study.db")]
    [InlineData("postgresql://u:p@h/db", "postgresql", "db")]
    [InlineData("postgresql+psycopg2://u:p@h:5433/db?sslmode=require", "postgresql", "db")]
    [InlineData("postgres://h/db", "postgresql", "db")]
    [InlineData("mysql+pymysql://u:p@h/d%20b", "mysql", "d b")]
    [InlineData("mariadb://h/db", "mysql", "db")]
    public void AreThoseThatPythonWrites(string url, string scheme, string database)
    {
        var address = DatabaseAddress.Parse(url);

        Assert.Equal((scheme, database), (address.Scheme, address.Database));
    }

    [Fact]
    public void PartsMayBePercentEncodedAndThePasswordIsNotShown()
    {
        var address = DatabaseAddress.Parse("postgresql://us%40er:p%3A%2F%25w@[::1]:5433/db");

        Assert.Equal(("us@er", "p:/%w", "[::1]", 5433), (address.User, address.Password, address.Host, address.Port));
        Assert.Equal("postgresql://us%40er@[::1]:5433/db", $"{address}");
    }

    [Theory]
    [InlineData("study.db")]
    [InlineData("sqlite://study.db")]
    [InlineData("sqlite:///:memory:")]
    [InlineData("oracle://u:secret@h/db")]
    [InlineData("postgresql://u:secret@h")]
    [InlineData("postgresql://u:secret@h:port/db")]
    [InlineData("mysql://u:secret@h/db?charset")]
    public void OthersAreRefusedWithoutThePassword(string url)
    {
        var error = Assert.Throws<ArgumentException>(() => DatabaseStorage.Open(url));

        Assert.Contains("sqlite:///file.db", error.Message);
        Assert.DoesNotContain("secret", error.Message);
    }

    [Theory]
    [InlineData("mysql://u:se?cret@h:3306/t", "se?cret")]
    [InlineData("mysql://u:s?e?cret@h:3306/t?charset=utf8", "s?e?cret")]
    [InlineData("postgresql://u:~%25Fa9C!.0j~b;st*0_j%3F@h/t", "~%Fa9C!.0j~b;st*0_j?")]
    [InlineData("postgresql://u:#pass@word@h/t?application_name=me@home", "#pass@word")]
    [InlineData("postgresql://u:a&b=c:d@h/t?host=/run/a", "a&b=c:d")]
    [InlineData("postgresql://u:pässword@h/t", "pässword")]
    public void PasswordsMayHaveMarksOfAddresses(string url, string password)
    {
        var address = DatabaseAddress.Parse(url);

        Assert.Equal(("u", password, "h", "t"), (address.User, address.Password, address.Host, address.Database));
        Assert.DoesNotContain(password, $"{address}");
    }

    [Theory]
    [InlineData("mysql:/u:secret@h/d")]
    [InlineData("u:secret@h/d")]
    [InlineData("mysql://u:sec?ret=secret@h")]
    [InlineData("mysql://u:x?secret@h:port/t")]
    [InlineData("JOURNAL:/u:secret@h")]
    public void NoMessageShowsAPartOfAPassword(string url)
    {
        var error = Assert.Throws<ArgumentException>(() => StudyStorage.Open(url));

        Assert.DoesNotContain("secret", error.Message);
        Assert.DoesNotContain("sec?", error.Message);
        Assert.DoesNotContain("cret", error.Message);
    }

    [Fact]
    public void UnknownOptionsAreNamed() =>
        Assert.Contains(
            "'sslmod'",
            Assert.Throws<ArgumentException>(() => DatabaseStorage.Open("postgresql://h/db?sslmod=require")).Message
        );
}
