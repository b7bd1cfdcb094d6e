using System.Text;
using Showrunner.Formats;

namespace Formats.Tests;

/// <summary>Files whose letters are mostly Latin are read in the encoding of their language; the Western ones stay as they were.</summary>
public class EncodingTests
{
    private const string Polish =
        "Agnieszka: Dzień dobry, czy prom już odpłynął?\nOtto: Jeszcze nie. Gęś siedzi na pomoście i nikogo nie wpuszcza.\n"
        + "Agnieszka: Więc poczekamy. Zawsze czekamy dziewięć minut.\nOtto: Żółta łódź też nie przyjechała.\n";

    private const string Czech =
        "Anežka: Dobrý den, už odplul přívoz?\nOtto: Ještě ne. Husa sedí na můstku a nikoho nepouští.\n"
        + "Anežka: Tak počkáme. Vždycky čekáme devět minut.\nOtto: Žlutá loď také nepřijela.\n";

    private const string Hungarian =
        "Ágnes: Jó napot, elment már a komp?\nOttó: Még nem. A lúd a hídon ül, és senkit sem enged át.\n"
        + "Ágnes: Akkor várunk. Mindig kilenc percet várunk, őszintén.\nOttó: Különben a fűtő is elment, pedig ígérte.\n";

    private const string Turkish =
        "Ayşe: Günaydın, vapur gitti mi?\nOsman: Henüz değil. Kaz iskelede oturuyor ve kimseyi geçirmiyor.\n"
        + "Ayşe: Şimdi bekleyeceğiz, dokuz dakika.\nOsman: Işık söndü.\n";

    private const string French =
        "Agnès: Bonjour, le bac est-il déjà parti ?\nOtto: Pas encore. L'oie est assise là, et ne laisse passer personne.\n"
        + "Agnès: Ça fait neuf minutes, même à la fin de l'été.\nOtto: Où est le garçon ? Très bien.\n";

    private const string German =
        "Agnes: Ist die Fähre schon weg?\nJürgen: Noch nicht. Die Gans läßt niemanden über den Steg.\n"
        + "Agnes: Schöne Bescherung. Übrigens: neun Minuten.\nJürgen: Dann müssen wir warten.\n";

    private const string English =
        "Ann: It's a café, isn't it?\nBob: So naïve. The waiter dropped the soup, and then the second soup.\n"
        + "Ann: And the third.\nBob: There was no third.\n";

    public static TheoryData<string, string> Texts =>
        new()
        {
            { Polish, "windows-1250" },
            { Polish, "iso-8859-2" },
            { Czech, "windows-1250" },
            { Czech, "iso-8859-2" },
            { Hungarian, "windows-1250" },
            { Hungarian, "iso-8859-2" },
            { Turkish, "windows-1254" },
            { Turkish, "iso-8859-9" },
            { French, "windows-1252" },
            { German, "windows-1252" },
            { English, "windows-1252" },
        };

    [Theory]
    [MemberData(nameof(Texts))]
    public void AreReadWithTheirLetters(string text, string encoding)
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);

        var reading = ScriptFormat.Read("x.txt", bytes.GetBytes(text));

        Assert.Equal(text, reading.Document.ToText());
        Assert.Single(reading.Notices);
    }
}
