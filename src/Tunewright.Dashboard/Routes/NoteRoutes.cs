using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tunewright.Plots;

namespace Tunewright.Dashboard;

/// <summary>Notes on studies and trials, which optuna-dashboard shows too.</summary>
internal static class NoteRoutes
{
    private static readonly Lock Writing = new();

    public static void MapNotes(this IEndpointRouteBuilder routes, LiveStudies studies)
    {
        routes.MapApi("PUT", "/{id}/note", async http => await Put(http, await http.Study(studies), trial: null));
        routes.MapApi(
            "PUT",
            "/{id}/trials/{number}/note",
            async http =>
            {
                var study = await http.Study(studies);
                await Put(http, study, http.Trial(study).Id);
            }
        );
    }

    private static async Task Put(HttpContext http, LiveStudy study, long? trial)
    {
        var note = await JsonBody.Read(http, DashboardJson.Default.NoteData);
        if (Write(study, trial, note) is { } stored)
        {
            http.Response.StatusCode = StatusCodes.Status409Conflict;
            await JsonAnswer.Send(
                http,
                new NoteConflictBody("Somebody else has changed the note since you opened it. Compare, and save again.", stored),
                DashboardJson.Default.NoteConflictBody
            );
            return;
        }
        study.RefreshNow();
        await JsonAnswer.Send(http, note, DashboardJson.Default.NoteData);
    }

    /// <summary>Writes a note.</summary>
    /// <returns>The stored one instead, if it is not the one before.</returns>
    private static NoteData? Write(LiveStudy study, long? trial, NoteData note)
    {
        lock (Writing)
        {
            var storage = study.Study.Storage;
            var now = storage.FindStudy(study.Study.Name) ?? throw ApiException.NotFound("The study was deleted.");
            var stored = Notes.Read(now, trial);
            if (note.Version != stored.Version + 1)
                return stored;
            Notes.Write(storage, now, trial, note);
            return null;
        }
    }
}
