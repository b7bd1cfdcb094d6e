namespace Tunewright.Grpc;

/// <summary>A storage server cannot be reached, is none, or its storage failed. The message says which, and what to do.</summary>
public sealed class GrpcStorageException(string message, Exception? cause = null) : IOException(message, cause);
