using System.ClientModel;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

// Lets a served model write, through .NET's interface for chat models of any kind. First: showrunner serve jerry.show
// Then: dotnet run --project samples/ChatClient -- http://127.0.0.1:8080/v1 jerry "jerry:"
var (address, model, prime) = (args[0], args[1], args[2]);
var key = new ApiKeyCredential(Environment.GetEnvironmentVariable("SHOWRUNNER_API_KEY") ?? "none");
IChatClient client = new OpenAIClient(key, new() { Endpoint = new Uri(address) }).GetChatClient(model).AsIChatClient();

var options = new ChatOptions
{
    Temperature = 1,
    MaxOutputTokens = 100,
    Seed = 7,
    RawRepresentationFactory = _ => Controls(),
};
Console.Write(prime);
await foreach (var update in client.GetStreamingResponseAsync(prime, options))
    Console.Write(update.Text);

// Fields that OpenAI does not have are added to the request as they are.
static ChatCompletionOptions Controls()
{
    var options = new ChatCompletionOptions();
#pragma warning disable SCME0001 // Patch may still change.
    options.Patch.Set("$.top_k"u8, 20);
    options.Patch.Set("$.take_turns"u8, true);
#pragma warning restore SCME0001
    return options;
}
