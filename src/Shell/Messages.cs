namespace Shell;

/// <summary>What exceptions of libraries say, for users of the tool.</summary>
internal static class Messages
{
    extension(ArgumentException exception)
    {
        /// <summary>The message without the name of a parameter of a method.</summary>
        public string Reason => exception.Message.Split(" (Parameter '")[0];
    }
}
