using Wire = TunewrightProtocol;

namespace Tunewright.Grpc;

/// <summary>Studies in Tunewright's protocol.</summary>
internal static class StudyMessages
{
    public static Wire.StudyKey Key(this StudyRecord study) => new() { Id = study.Id, Mark = study.Mark ?? "" };

    public static Wire.Study ToMessage(this StudyRecord study)
    {
        var message = new Wire.Study { Key = study.Key(), Name = study.Name };
        message.Directions.Add(study.Directions.ToMessage());
        message.UserAttributes.Put(study.UserAttributes);
        message.SystemAttributes.Put(study.SystemAttributes);
        return message;
    }

    public static StudyRecord ToRecord(this Wire.Study message) =>
        new()
        {
            Id = message.Key.Id,
            Name = message.Name,
            Directions = message.Directions.ToDirections(),
            UserAttributes = message.UserAttributes.Read(),
            SystemAttributes = message.SystemAttributes.Read(),
            Mark = message.Key.Mark.Length > 0 ? message.Key.Mark : null,
        };
}
