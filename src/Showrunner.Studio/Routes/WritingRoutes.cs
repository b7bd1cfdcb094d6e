using Microsoft.AspNetCore.Http;

namespace Showrunner.Studio;

/// <summary>Writing with a show's models. A closed connection ends the work.</summary>
internal static class WritingRoutes
{
    public static void MapWriting(this Api api, Workplace studio)
    {
        api.Stream(
            "/shows/{show}/write",
            "Writes on; a line grows until it is final",
            StudioJson.Default.WriteRequestBody,
            [("line", StudioJson.Default.GrowingLineBody), ("done", StudioJson.Default.WrittenBody)],
            (http, body, events) => Write(studio, http, body, events)
        );
        api.Stream(
            "/shows/{show}/alternatives",
            "Writes versions of one line",
            StudioJson.Default.AlternativesRequestBody,
            [("alternative", StudioJson.Default.AlternativeBody), ("done", StudioJson.Default.OrderBody)],
            (http, body, events) => Alternatives(studio, http, body, events)
        );
        api.Send(
            "POST",
            "/shows/{show}/probabilities",
            "How likely the words of a line are, and which are likelier",
            StudioJson.Default.ProbabilitiesRequestBody,
            StudioJson.Default.ProbabilitiesBody,
            async (http, body) =>
                await LineProbabilities.Of(await studio.Models.Open(http.Show(studio.Gallery), body.Model), body, http.RequestAborted)
        );
        api.Send(
            "POST",
            "/shows/{show}/copies",
            "Runs of words that are in the training text",
            StudioJson.Default.CopiesRequestBody,
            StudioJson.Default.CopiesBody,
            async (http, body) => LineCopies.Of((await studio.Models.Open(http.Show(studio.Gallery), body.Model)).Writer.Model, body)
        );
    }

    private static async Task Write(Workplace studio, HttpContext http, WriteRequestBody body, EventSender events)
    {
        var model = await studio.Models.Open(http.Show(studio.Gallery), body.Model);
        var options = WritingOrder.For(body, model.Writer.Model);
        var text = new GrowingText(model.Writer.Model.Show.Spelling);
        await foreach (var lines in Writer.Write(model, body.Before, options, text, http.RequestAborted))
        {
            foreach (var line in lines)
                events.Add("line", line, StudioJson.Default.GrowingLineBody);
            await events.Flush();
        }
        await events.Send("done", new(options.Seed!.Value, text.Lines, text.Words), StudioJson.Default.WrittenBody);
    }

    private static async Task Alternatives(Workplace studio, HttpContext http, AlternativesRequestBody body, EventSender events)
    {
        var model = await studio.Models.Open(http.Show(studio.Gallery), body.Model);
        var options = WritingOrder.ForLine(body, model.Writer.Model);
        var all = new List<AlternativeBody>();
        await foreach (var line in LineAlternatives.Write(model, body, options, http.RequestAborted))
        {
            all.Add(line);
            await events.Send("alternative", line, StudioJson.Default.AlternativeBody);
        }
        int[] order = [.. all.OrderByDescending(line => line.Score).Select(line => line.Index)];
        await events.Send("done", new(order, options.Seed!.Value), StudioJson.Default.OrderBody);
    }
}
