using System.Text.Json;

namespace Formats.Tests;

/// <summary>Tables of the shapes that data sites offer, with their faults.</summary>
internal static class ForeignTables
{
    public static string Office() =>
        Table(
            "id,season,episode,scene,line_text,speaker,deleted\n",
            (i, scene, name, words) =>
                $"{i},1,{scene / 4 + 1},{scene},{Quoted(words)},{Quoted(name)},FALSE\n"
                + (i % 9 == 0 ? $"{i}0,1,1,{scene},Cut from the show.,{Quoted(name)},TRUE\n" : "")
                + (i % 50 == 0 ? $"{i}1,1,1,{scene},NA,NA,FALSE\n" : "")
        );

    public static string Seinfeld() =>
        Table(
            ",Character,Dialogue,EpisodeNo,SEID,Season\n",
            (i, scene, name, words) =>
                $"{i},{Quoted(name.ToUpperInvariant())},{Quoted(words)},{scene}.0,S01E{scene:00},1.0\n"
                + (
                    i % 40 == 0
                        ? $"{i},\"(Agnes shows her watch\",\"it says very largely \"\"NINE.\"\")\",{scene}.0,S01E{scene:00},1.0\n"
                        : ""
                )
        );

    // The rows of an episode stand in the wrong order.
    public static string Simpsons()
    {
        var rows = Rows()
            .Select(row =>
                $"{row.I},{row.Scene},{row.I},{Quoted($"{row.Name}: {row.Words}")},1000,true,7,3,"
                + $"{Quoted(row.Name)},Deck,{Quoted(row.Words)},x,4\n"
                + (
                    row.I % 30 == 0
                        ? $"{row.I},{row.Scene},{row.I},(Half Bridge: int. half bridge - day),1,FALSE,NA,3,NA,Half Bridge,NA,NA,NA\n"
                        : ""
                )
            )
            .Chunk(7)
            .SelectMany(chunk => chunk.Reverse());
        return "id,episode_id,number,raw_text,timestamp_in_ms,speaking_line,character_id,location_id,raw_character_text,raw_location_text,"
            + "spoken_words,normalized_text,word_count\n"
            + string.Concat(rows);
    }

    public static string SimpsonsUnquoted() =>
        Table(
            "id,raw_text,speaking_line,raw_character_text,raw_location_text\n",
            (i, _, name, words) =>
                i % 3 == 0
                    ? $"{i},{name}: {words.Replace("\"", "", StringComparison.Ordinal)},true,{name},Home\n"
                    : $"{i},{Quoted($"{name}: {words}")},true,{Quoted(name)},Home\n"
        );

    public static string SouthPark() =>
        Table("Season,Episode,Character,Line\n", (_, scene, name, words) => $"1,{scene},{name},{Quoted(words + " \n")}\n");

    public static string OneColumn() => string.Concat(Rows().Select(row => $"{Quoted(row.Words)}\r\n"));

    public static string RickAndMorty() =>
        Table(
            "index,season no.,episode no.,episode name,name,line\n",
            (i, scene, name, words) => $"{i},1,{scene},The Fog {scene},{name},{Quoted(words)}\n"
        );

    public static string GameOfThrones() =>
        Table(
            "\"\",\"Release Date\",\"Season\",\"Episode\",\"Episode Title\",\"Name\",\"Sentence\"\n",
            (i, scene, name, words) =>
                $"\"{i}\",2011-04-17,\"Season 1\",\"Episode {scene}\",\"Fog {scene}\",{Always(name.ToLowerInvariant())},{Always(words)}\n"
        );

    public static string Meld() =>
        Table(
                "Sr No.,Utterance,Speaker,Emotion,Sentiment,Dialogue_ID,Utterance_ID,Season,Episode,StartTime,EndTime\n",
                (i, scene, name, words) =>
                    $"{i},{Quoted(words)},{name},neutral,neutral,{scene},{i},8,21,\"00:16:16,059\",\"00:16:21,731\"\n"
            )
            .Replace("\n", "\r\n", StringComparison.Ordinal);

    public static string StarTrek() =>
        "text,character\n"
        + string.Concat(Rows().OrderBy(row => row.Name, StringComparer.Ordinal).Select(row => $"{Quoted(row.Words)},{row.Name}\n"));

    public static string Cornell() =>
        string.Concat(
            Rows()
                .Reverse()
                .Select(row => $"L{row.I + 100} +++$+++ u{row.I % 10} +++$+++ m{row.Scene / 10} +++$+++ {row.Name} +++$+++ {row.Words}\n")
        );

    public static string Emory() =>
        JsonSerializer.Serialize(
            new
            {
                episodes = new[]
                {
                    new
                    {
                        episode_id = "s01_e01",
                        scenes = ForeignScript.Scenes.Select(
                            (scene, i) =>
                                new
                                {
                                    scene_id = $"c{i}",
                                    utterances = scene.Select(speech => new
                                    {
                                        speakers = new[] { speech.Name },
                                        transcript = speech.Words,
                                    }),
                                }
                        ),
                    },
                },
            },
            JsonSerializerOptions.Default
        );

    public static string ConvoKit() =>
        string.Concat(
            Rows()
                .Select(row =>
                    JsonSerializer.Serialize(
                        new
                        {
                            id = $"u{row.I}",
                            conversation_id = $"c{row.Scene}",
                            text = row.Words,
                            speaker = row.Name,
                            meta = new { tokens = new[] { "x" } },
                        }
                    ) + "\n"
                )
        );

    private static string Table(string header, Func<int, int, string, string, string> row) =>
        header + string.Concat(Rows().Select(speech => row(speech.I, speech.Scene, speech.Name, speech.Words)));

    private static IEnumerable<(int I, int Scene, string Name, string Words)> Rows() =>
        ForeignScript.Speeches.Select((speech, i) => (i, i / ForeignScript.SpeechesPerScene, speech.Name, speech.Words));

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\n") < 0 ? cell : Always(cell);

    private static string Always(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
