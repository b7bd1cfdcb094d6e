using System.Security.Cryptography;
using System.Text;
using CsCheck;

namespace Showrunner.Tests;

public class TokenizerTests
{
    // Words, marks, and whatever has gone wrong in scripts before: names of marks as text, letters whose case is odd,
    // exotic white space, control characters, halves of surrogate pairs.
    private static readonly Gen<string> Fragment = Gen.OneOf(
        Gen.OneOf(
            "jerry:",
            "u.s.",
            "3.50",
            "1,000",
            "no-mans-land",
            "--",
            "...",
            "?!",
            "\"",
            "(",
            ")",
            "[setting:",
            "]",
            "a",
            "I",
            "p.m.",
            "x:",
            "'til"
        ),
        Gen.OneOf(
            "||period||",
            "||Return||",
            "||unknown||",
            "||",
            "a||dash||b",
            "\r\n",
            "\n",
            "\n\n",
            "\r",
            "\t",
            " ",
            "\u00A0",
            "\u2003",
            "\u0085",
            "\u001C",
            "\u2028"
        ),
        Gen.OneOf(
            "安妮:",
            "安妮：",
            "鲍 勃:",
            "九分钟",
            "。",
            "，",
            "「はい」",
            "カー",
            "３",
            "（笑）",
            "나는 간다",
            "Ёж",
            "«да»",
            "¿qué",
            "ماذا؟",
            "𠮷野家",
            "j.d.:",
            "dr.cox :",
            "c._m:",
            ":",
            ":)"
        ),
        Gen.OneOf("İ", "I", "ß", "Σ", "ǅ", "Ω", "K", "𐐀", "😀", "\uD83D", "\uDE00", "\0", "\u0092", "é", "e\u0301", "\uFEFF"),
        Gen.Char.Select(c => c.ToString()),
        Gen.String
    );

    private static readonly Gen<string> NastyText = Fragment.Array[0, 40].Select(string.Concat);

    [Fact]
    public void NamesTheTenMarks()
    {
        var tokens = Tokenizer.Encode(".,\";!?()-\n");

        Assert.Equal(
            [
                "||period||",
                "||comma||",
                "||quotation_mark||",
                "||semicolon||",
                "||exclamation_mark||",
                "||question_mark||",
                "||left_parentheses||",
                "||right_parentheses||",
                "||dash||",
                "||return||",
            ],
            tokens
        );
        Assert.All(tokens, token => Assert.True(Tokenizer.IsMark(token)));
    }

    [Fact]
    public void KeepsTheColonWithTheSpeaker() =>
        Assert.Equal(
            ["jerry:", "||left_parentheses||", "to", "george", "||right_parentheses||", "hello"],
            Tokenizer.Encode("Jerry: (to George) HELLO")
        );

    [Fact]
    public void AgreesWithTheNotebook() =>
        NastyText.Sample(text =>
        {
            // What has been added to the notebook's rules: marks beyond its ten, and words spelt like the names of marks.
            text = string.Concat(text.Replace("||", "|").Where(c => !CharacterKinds.IsOwnToken(c)));
            var wellFormed = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

            Assert.Equal(NotebookTokens(wellFormed), Tokenizer.Encode(text));
        });

    [Fact]
    public void EveryVersionSplitsEnglishAlike() // models that were trained before go on reading as they did
    {
        var tokens = string.Join('\n', SampleShow.Corpus.Tokens);

        Assert.Equal(
            "2d30efc37d5e936f8a965df9072effd9b6119cc428c6d9285158a2ce20b03a5b",
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tokens)))
        );
        Assert.Equal(tokens, string.Join('\n', NotebookTokens(SampleShow.Corpus.Text)));
    }

    [Theory]
    [InlineData("||period||")]
    [InlineData("||Return||")]
    [InlineData("||unknown||")]
    [InlineData(@"\||period||")]
    [InlineData(@"\\||comma||")]
    [InlineData("<unk>")]
    [InlineData("||other||")]
    public void TakesNoWordOfATextForAMark(string word)
    {
        var token = Assert.Single(Tokenizer.Encode(word));

        Assert.False(Tokenizer.IsMark(token));
        Assert.NotEqual(Vocabulary.UnknownWord, token);
        Assert.Equal(word.ToLowerInvariant(), Tokenizer.Decode([token]));
        Assert.Equal(word.ToLowerInvariant(), Tokenizer.Readable(token));
    }

    [Theory]
    [InlineData("||period||", ".")]
    [InlineData(Tokenizer.Return, @"\n")]
    [InlineData("||left_parentheses||", "(")]
    [InlineData(Vocabulary.UnknownWord, "(unknown word)")]
    [InlineData("ferry", "ferry")]
    public void ShowsTokensAsPeopleWriteThem(string token, string readable) => Assert.Equal(readable, Tokenizer.Readable(token));

    [Theory]
    [InlineData("安妮:", "安 妮 :")]
    [InlineData("九分钟。真的?", "九 分 钟 。 真 的 ?")]
    [InlineData("「カー」はiPhone", "「 カ ー 」 は iphone")]
    [InlineData("나는 간다.", "나는 간다 .")]
    [InlineData("¿Qué? «Да»؟", "¿ qué ? « да » ؟")]
    public void SplitsOtherScriptsIntoCharactersOrWords(string text, string tokens) =>
        Assert.Equal(tokens.Split(' '), Tokenizer.Encode(text).Select(Tokenizer.Readable));

    [Fact]
    public void EncodingWhatWasDecodedGivesTheTokensBack() =>
        NastyText.Sample(text =>
        {
            var tokens = Tokenizer.Encode(text);

            Assert.Equal(tokens, Tokenizer.Encode(Tokenizer.Decode(tokens)));
        });

    [Fact]
    public void EveryCharacterDecodesToItsOwnTokens() // among them every letter whose lower case might have a lower case of its own
    {
        for (var c = 0; c <= 0x10FFFF; c += c == 0xD7FF ? 0x801 : 1)
        {
            var tokens = Tokenizer.Encode(char.ConvertFromUtf32(c));

            if (!tokens.SequenceEqual(Tokenizer.Encode(Tokenizer.Decode(tokens))))
                Assert.Fail($"U+{c:X4} became {string.Join(' ', tokens)}.");
        }
    }

    [Theory]
    [InlineData("jerry: you know what i mean?\n\ngeorge: (sits down) no. no, i don't!\n")]
    [InlineData("nell: no-mans-land... at 9.30 p.m. for $1,000; \"honestly?\" i said. (exits)\n[setting: the deck]\n")]
    [InlineData("plum: i was-\n\ndudley: -- you were \"the goose\"!\n")]
    [InlineData("plum: well-- (stops) \"no\" (\"yes\")\n")]
    [InlineData("j.d.: i found it.\n\ndr. cox: you lost it.\n\nken jr.: i end with a dot.\n\nj.: so do i.\n\nc.j. (waves): hi\n")]
    [InlineData("c._montgomery_burns: release the swans.\n\nu.s. marshal: hands off.\n\njean-luc: make it so.\n\nkid #2: me\n")]
    [InlineData("аня: девять минут.\n\nборис: (смеётся) ещё раз? «да», и ещё!\n")]
    [InlineData("άννα: εννέα λεπτά; ναι.\n\nγιώργος: (γελάει) «όχι» τέλος.\n")]
    [InlineData("ليلى: تسع دقائق، نعم؟\n\nعمر: (يضحك) لا؛ أبداً.\n")]
    [InlineData("zoë: ¿qué? ¡no! straße, naïve «café».\n\nбаба-яга: да.\n")]
    [InlineData("安妮: 九分钟。\n\n鲍勃: 谢谢，再见！(笑)\n\n安妮: “是吗？”他说：「不、是……」\n")]
    [InlineData("アン: 九分です。「はい」、そうですか？(笑う)\n\nボブ: ありがとう！カー・ラジオ〜\n")]
    [InlineData("안나: 9분 남았어. 정말?\n\n철수: (웃으며) 네, 다시 만나요!\n")]
    public void DecodesToReadableText(string text) => Assert.Equal(text, Tokenizer.Decode(Tokenizer.Encode(text)));

    [Theory]
    [InlineData("( a ) , b ; c ! d", "(a), b; c! d")]
    [InlineData("he said \" stop \" . then", "he said \"stop\". then")]
    [InlineData("\" an open one \n \" closed \" again", "\"an open one\n\"closed\" again")]
    [InlineData("jerry:...what", "jerry: ... what")]
    public void SetsMarksAsATypistWould(string text, string expected) => Assert.Equal(expected, Tokenizer.Decode(Tokenizer.Encode(text)));

    [Fact]
    public void DecodesPieceByPiece()
    {
        var decoder = new TextDecoder();

        var pieces = Tokenizer.Encode("jerry: hello, (waves)\n").Select(decoder.Append).ToList();

        Assert.Equal(["jerry:", " hello", ",", " (", "waves", ")", "\n"], pieces);
    }

    // The notebook's preprocess_and_save_data, as it stands: replace each mark by its name between spaces, lower, split.
    private static string[] NotebookTokens(string text)
    {
        (string Mark, string Name)[] marks =
        [
            (".", "Period"),
            (",", "Comma"),
            ("\"", "Quotation_Mark"),
            (";", "Semicolon"),
            ("!", "Exclamation_Mark"),
            ("?", "Question_Mark"),
            ("(", "Left_Parentheses"),
            (")", "Right_Parentheses"),
            ("-", "Dash"),
            ("\n", "Return"),
        ];
        foreach (var (mark, name) in marks)
            text = text.Replace(mark, $" ||{name}|| ");
        return text.ToLowerInvariant()
            .Split(
                (
                    "\t\n\v\f\r\u001C\u001D\u001E\u001F \u0085\u00A0\u1680\u2000\u2001\u2002\u2003"
                    + "\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000"
                ).ToCharArray(),
                StringSplitOptions.RemoveEmptyEntries
            );
    }
}
