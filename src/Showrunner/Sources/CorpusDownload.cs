using System.Net;
using System.Security.Cryptography;

namespace Showrunner;

/// <summary>A corpus on a public server, and how to verify it.</summary>
/// <param name="Name">What users call it.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Sha256">Its SHA-256, in lower-case hexadecimal.</param>
public sealed record CorpusDownload(string Name, Uri Address, long Length, string Sha256)
{
    /// <summary>The corpus of Udacity's TV-script notebook, from the repository that publishes it.</summary>
    public static CorpusDownload Seinfeld { get; } =
        new(
            "seinfeld",
            new Uri(
                "https://raw.githubusercontent.com/udacity/deep-learning-v2-pytorch/c9404fc86181fc3f0906b368697268257f348535/"
                    + "project-tv-script-generation/data/Seinfeld_Scripts.txt"
            ),
            3_471_475,
            "456ab68e2694b90ce5cccc384d5e7d8c79e33334856a60333fb5348d3696d3f6"
        );

    /// <summary>
    /// Downloads to <paramref name="path"/>. Until it is complete the file is called <c>path.part</c>, and a later call continues it; it is
    /// renamed once length and hash are right. A file that exists and is right is left alone.
    /// </summary>
    /// <param name="path">The file to make.</param>
    /// <param name="client">Makes the request.</param>
    /// <param name="progress">Receives the number of bytes that have arrived, including those of earlier calls.</param>
    /// <param name="cancellationToken">Stops the download; what has arrived stays.</param>
    /// <exception cref="ShowrunnerException">
    /// The server cannot be reached, refuses, stops early or sends another file, or <paramref name="path"/> is another file.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task SaveAsync(
        string path,
        HttpClient client,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        if (File.Exists(path))
        {
            if (await IsRightAsync(path, cancellationToken))
                return;
            throw new ShowrunnerException($"{path} exists and is not the {Name} corpus. Move it away, or choose another name.");
        }

        var part = path + ".part";
        try
        {
            await ReceiveAsync(part, client, progress, cancellationToken);
        }
        catch (Exception exception)
            when (exception is HttpRequestException or HttpIOException
                || exception is OperationCanceledException && !cancellationToken.IsCancellationRequested
            )
        {
            throw new ShowrunnerException(
                $"The download from {Address.Host} failed: {exception.Message.TrimEnd('.')}. Check the network and run the command again; "
                    + "it continues where it stopped.",
                exception
            );
        }
        if (!await IsRightAsync(part, cancellationToken))
        {
            File.Delete(part);
            throw new ShowrunnerException(
                $"{Address} is not the file it was: its length or SHA-256 differs. The download was deleted; "
                    + "run the command again to retry."
            );
        }
        File.Move(part, path);
    }

    private async Task ReceiveAsync(string part, HttpClient client, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var arrived = File.Exists(part) ? new FileInfo(part).Length : 0;
        if (arrived >= Length)
            return;

        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        if (arrived > 0)
            request.Headers.Range = new(arrived, null);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new ShowrunnerException($"{Address} answered {(int)response.StatusCode} {response.ReasonPhrase}. Try again later.");

        var goesOn = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == arrived;
        await using var file = new FileStream(part, goesOn ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.None);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[64 * 1024];
        while (file.Position <= Length && await body.ReadAsync(buffer, cancellationToken) is var count and > 0)
        {
            await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            progress?.Report(file.Position);
        }
        if (file.Position < Length)
            throw new HttpIOException(HttpRequestError.ResponseEnded, $"It ended after {file.Position} of {Length} bytes.");
    }

    private async Task<bool> IsRightAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return file.Length == Length && Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)) == Sha256;
    }
}
