using Microsoft.AspNetCore.Http;

namespace Tunewright.Dashboard;

/// <summary>An error that the user is told of: an HTTP status and a sentence.</summary>
internal sealed class ApiException(int status, string message, Exception? cause = null) : Exception(message, cause)
{
    public int Status => status;

    public static ApiException Bad(string message) => new(StatusCodes.Status400BadRequest, message);

    public static ApiException Forbidden(string message) => new(StatusCodes.Status403Forbidden, message);

    public static ApiException NotFound(string message) => new(StatusCodes.Status404NotFound, message);

    public static ApiException Conflict(string message) => new(StatusCodes.Status409Conflict, message);
}
