using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Tunewright.Grpc;

/// <summary>Answers exceptions of a storage with the codes that Optuna's client expects.</summary>
internal sealed class ErrorInterceptor : Interceptor
{
    /// <summary>Headers have limits; a message can have a list of choices in it.</summary>
    private const int MaxMessage = 2000;

    public override async Task<TReply> UnaryServerHandler<TRequest, TReply>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TReply> continuation
    )
    {
        try
        {
            return await continuation(request, context).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            var message = exception.Message.Length > MaxMessage ? exception.Message[..MaxMessage] + "…" : exception.Message;
            throw new RpcException(new(Code(exception), message));
        }
    }

    private static StatusCode Code(Exception exception) =>
        exception switch
        {
            KeyNotFoundException => StatusCode.NotFound,
            DuplicateStudyException => StatusCode.AlreadyExists,
            TrialFinishedException => StatusCode.FailedPrecondition,
            InvalidOperationException => StatusCode.Aborted,
            ArgumentException or FormatException => StatusCode.InvalidArgument,
            _ => StatusCode.Internal,
        };
}
