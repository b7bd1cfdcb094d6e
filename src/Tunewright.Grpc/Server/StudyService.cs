using Grpc.Core;
using TunewrightProtocol;
using Wire = TunewrightProtocol;

namespace Tunewright.Grpc;

/// <summary>Answers Tunewright's own clients: each call is one of the storage's.</summary>
internal sealed class StudyService(StudyFeeds feeds) : StudyStorage.StudyStorageBase
{
    private readonly KnownDistributions _distributions = new();

    private IStudyStorage Storage => feeds.Storage;

    public override Task<Description> Describe(DescribeRequest request, ServerCallContext context) =>
        Task.FromResult(
            new Description
            {
                Address = Storage.Address,
                MaxStep = Storage.MaxStep,
                CanRename = Storage.CanRename,
            }
        );

    public override Task<Wire.Study> CreateStudy(CreateStudyRequest request, ServerCallContext context) =>
        Task.FromResult(Storage.CreateStudy(request.Name, request.Directions.ToDirections()).ToMessage());

    public override Task<Studies> FindStudy(FindStudyRequest request, ServerCallContext context) =>
        Task.FromResult(Listed(Storage.FindStudy(request.Name) is { } study ? [study] : []));

    public override Task<Studies> ListStudies(ListStudiesRequest request, ServerCallContext context) =>
        Task.FromResult(Listed(Storage.Studies()));

    public override Task<Done> DeleteStudy(StudyKey request, ServerCallContext context) =>
        Task.FromResult(
            OnStudy(
                request,
                feed =>
                {
                    Storage.DeleteStudy(feed.Study);
                    feeds.Forget(feed);
                    return new Done();
                }
            )
        );

    public override Task<Wire.Study> RenameStudy(RenameStudyRequest request, ServerCallContext context) =>
        Task.FromResult(OnStudy(request.Study, feed => Storage.RenameStudy(feed.Study, request.Name).ToMessage()));

    public override Task<Wire.Study> WidenParameter(WidenParameterRequest request, ServerCallContext context) =>
        Task.FromResult(
            OnStudy(
                request.Study,
                feed =>
                {
                    var wide = Storage.WidenParameter(feed.Study, request.Parameter, Distribution.Parse(request.Distribution));
                    feeds.Forget(feed);
                    return wide.ToMessage();
                }
            )
        );

    public override Task<Done> SetStudyAttribute(SetStudyAttributeRequest request, ServerCallContext context) =>
        Task.FromResult(
            OnStudy(
                request.Study,
                feed =>
                {
                    var owner = request.OfSystem ? AttributeOwner.System : AttributeOwner.User;
                    Storage.SetStudyAttribute(feed.Study, owner, request.Key, PythonJson.Parse(request.Value));
                    return new Done();
                }
            )
        );

    public override Task<News> Sync(SyncRequest request, ServerCallContext context) => OnTrials(request, (table, _) => Storage.Sync(table));

    public override Task<News> Start(StartRequest request, ServerCallContext context) =>
        OnTrials(request.Known, (table, news) => news.Begun = Storage.Start(table, request.Started.ToTime()).Number);

    public override Task<News> Take(TakeRequest request, ServerCallContext context) =>
        OnTrials(
            request.Known,
            (table, news) =>
            {
                if (Storage.Take(table, request.TrialId, request.Started.ToTime()) is { } taken)
                    news.Begun = taken.Number;
            }
        );

    public override Task<News> Add(AddRequest request, ServerCallContext context) =>
        OnTrials(request.Known, (table, news) => news.Written = Storage.Add(table, request.Trial.ToTrial(_distributions)).Number);

    public override Task<News> Write(WriteRequest request, ServerCallContext context) =>
        OnTrials(
            request.Known,
            (table, news) => news.Written = Storage.Write(table, request.TrialId, request.Changes.ToChanges(_distributions)).Number
        );

    public override Task<News> WriteAndStart(WriteAndStartRequest request, ServerCallContext context) =>
        OnTrials(
            request.End.Known,
            (table, news) =>
            {
                var changes = request.End.Changes.ToChanges(_distributions);
                var (ended, begun) = Storage.WriteAndStart(table, request.End.TrialId, changes, request.Started.ToTime());
                (news.Written, news.Begun) = (ended.Number, begun.Number);
            }
        );

    private Studies Listed(IReadOnlyList<StudyRecord> studies)
    {
        var listed = new Studies();
        foreach (var study in studies)
        {
            feeds.Of(study);
            listed.Studies_.Add(study.ToMessage());
        }
        return listed;
    }

    private T OnStudy<T>(StudyKey study, Func<StudyFeed, T> operation) => feeds.Run(study.Id, study.Mark, operation);

    /// <summary>Runs an operation on a study's trials, and answers with what is new to the client.</summary>
    private Task<News> OnTrials(SyncRequest known, Action<TrialTable, News> operation) =>
        Task.FromResult(
            OnStudy(
                known.Study,
                feed =>
                {
                    var news = new News();
                    operation(feed.Table, news);
                    (var trials, news.Cursor) = feed.Since(known.Cursor);
                    news.Trials.AddRange(trials.Select(trial => trial.ToMessage()));
                    return news;
                }
            )
        );
}
