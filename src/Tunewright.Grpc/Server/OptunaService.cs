using Grpc.Core;
using OptunaProtocol;

namespace Tunewright.Grpc;

/// <summary>Answers Optuna's own <c>GrpcStorageProxy</c>.</summary>
internal sealed class OptunaService(StudyFeeds feeds, TimeProvider time) : StorageService.StorageServiceBase
{
    private readonly KnownDistributions _distributions = new();

    private IStudyStorage Storage => feeds.Storage;

    public override Task<CreateNewStudyReply> CreateNewStudy(CreateNewStudyRequest request, ServerCallContext context) =>
        Reply(new CreateNewStudyReply { StudyId = Storage.CreateStudy(request.StudyName, request.Directions.ToDirections()).Id });

    public override Task<DeleteStudyReply> DeleteStudy(DeleteStudyRequest request, ServerCallContext context)
    {
        OnStudy(
            request.StudyId,
            feed =>
            {
                Storage.DeleteStudy(feed.Study);
                feeds.Forget(feed);
                return true;
            }
        );
        return Reply(new DeleteStudyReply());
    }

    public override Task<SetStudyUserAttributeReply> SetStudyUserAttribute(SetStudyUserAttributeRequest request, ServerCallContext context)
    {
        SetAttribute(request.StudyId, AttributeOwner.User, request.Key, request.Value);
        return Reply(new SetStudyUserAttributeReply());
    }

    public override Task<SetStudySystemAttributeReply> SetStudySystemAttribute(
        SetStudySystemAttributeRequest request,
        ServerCallContext context
    )
    {
        SetAttribute(request.StudyId, AttributeOwner.System, request.Key, request.Value);
        return Reply(new SetStudySystemAttributeReply());
    }

    public override Task<GetStudyIdFromNameReply> GetStudyIdFromName(GetStudyIdFromNameRequest request, ServerCallContext context) =>
        Storage.FindStudy(request.StudyName) is { } study
            ? Reply(new GetStudyIdFromNameReply { StudyId = feeds.Of(study).Study.Id })
            : throw new KeyNotFoundException($"There is no study named '{ParameterNames.Shown(request.StudyName)}' in {Storage.Address}.");

    public override Task<GetStudyNameFromIdReply> GetStudyNameFromId(GetStudyNameFromIdRequest request, ServerCallContext context) =>
        Reply(new GetStudyNameFromIdReply { StudyName = feeds.Read(request.StudyId).Name });

    public override Task<GetStudyDirectionsReply> GetStudyDirections(GetStudyDirectionsRequest request, ServerCallContext context)
    {
        var reply = new GetStudyDirectionsReply();
        reply.Directions.Add(feeds.Read(request.StudyId).Directions.ToMessage());
        return Reply(reply);
    }

    public override Task<GetStudyUserAttributesReply> GetStudyUserAttributes(
        GetStudyUserAttributesRequest request,
        ServerCallContext context
    )
    {
        var reply = new GetStudyUserAttributesReply();
        reply.UserAttributes.Put(feeds.Read(request.StudyId).UserAttributes);
        return Reply(reply);
    }

    public override Task<GetStudySystemAttributesReply> GetStudySystemAttributes(
        GetStudySystemAttributesRequest request,
        ServerCallContext context
    )
    {
        var reply = new GetStudySystemAttributesReply();
        reply.SystemAttributes.Put(feeds.Read(request.StudyId).SystemAttributes);
        return Reply(reply);
    }

    public override Task<GetAllStudiesReply> GetAllStudies(GetAllStudiesRequest request, ServerCallContext context)
    {
        var reply = new GetAllStudiesReply();
        reply.Studies.AddRange(Storage.Studies().Select(study => study.ToOptuna()));
        return Reply(reply);
    }

    public override Task<CreateNewTrialReply> CreateNewTrial(CreateNewTrialRequest request, ServerCallContext context)
    {
        // Not IStudyStorage.Start: Optuna's client has looked through the queue itself.
        var trial = request.TemplateTrialIsNone
            ? new FrozenTrial
            {
                Id = 0,
                Number = 0,
                State = TrialState.Running,
                Started = time.GetUtcNow(),
            }
            : request.TemplateTrial.ToTrial(_distributions);
        CheckSteps(trial.IntermediateValues.Keys);
        return Reply(new CreateNewTrialReply { TrialId = OnStudy(request.StudyId, feed => Storage.Add(feed.Table, trial)).Id });
    }

    public override Task<SetTrialParameterReply> SetTrialParameter(SetTrialParameterRequest request, ServerCallContext context)
    {
        var distribution = _distributions.Of(request.Distribution);
        Write(request.TrialId, new() { Parameters = [new(request.ParamName, distribution, request.ParamValueInternal)] });
        return Reply(new SetTrialParameterReply());
    }

    public override Task<GetTrialIdFromStudyIdTrialNumberReply> GetTrialIdFromStudyIdTrialNumber(
        GetTrialIdFromStudyIdTrialNumberRequest request,
        ServerCallContext context
    )
    {
        var trial = OnStudy(
            request.StudyId,
            feed =>
            {
                Storage.Sync(feed.Table);
                return request.TrialNumber is >= 0 and <= int.MaxValue ? feed.Table.Find((int)request.TrialNumber) : null;
            }
        );
        return trial is null
            ? throw new KeyNotFoundException($"The study with id {request.StudyId} has no trial {request.TrialNumber}.")
            : Reply(new GetTrialIdFromStudyIdTrialNumberReply { TrialId = trial.Id });
    }

    public override Task<SetTrialStateValuesReply> SetTrialStateValues(SetTrialStateValuesRequest request, ServerCallContext context)
    {
        var (state, now) = (request.State.ToState(), time.GetUtcNow());
        var isUpdated = feeds.RunOnTrial(
            request.TrialId,
            feed =>
                state switch
                {
                    TrialState.Running => Storage.Take(feed.Table, request.TrialId, now),
                    TrialState.Waiting => feed.Find(request.TrialId) is { } ended && ended.State.IsFinished()
                        ? throw new TrialFinishedException(ended)
                        : throw new ArgumentException("A trial that has begun does not go back to the queue. Queue another one."),
                    _ => Storage.Write(
                        feed.Table,
                        request.TrialId,
                        new()
                        {
                            State = state,
                            Values = [.. request.Values],
                            Completed = now,
                        }
                    ),
                }
        );
        return Reply(new SetTrialStateValuesReply { TrialUpdated = isUpdated is not null });
    }

    public override Task<SetTrialIntermediateValueReply> SetTrialIntermediateValue(
        SetTrialIntermediateValueRequest request,
        ServerCallContext context
    )
    {
        CheckSteps([request.Step]);
        Write(request.TrialId, new() { Reports = [(request.Step, request.IntermediateValue)] });
        return Reply(new SetTrialIntermediateValueReply());
    }

    public override Task<SetTrialUserAttributeReply> SetTrialUserAttribute(SetTrialUserAttributeRequest request, ServerCallContext context)
    {
        Write(request.TrialId, new() { UserAttributes = [(request.Key, PythonJson.Parse(request.Value))] });
        return Reply(new SetTrialUserAttributeReply());
    }

    public override Task<SetTrialSystemAttributeReply> SetTrialSystemAttribute(
        SetTrialSystemAttributeRequest request,
        ServerCallContext context
    )
    {
        Write(request.TrialId, new() { SystemAttributes = [(request.Key, PythonJson.Parse(request.Value))] });
        return Reply(new SetTrialSystemAttributeReply());
    }

    public override Task<GetTrialReply> GetTrial(GetTrialRequest request, ServerCallContext context)
    {
        var trial = feeds.RunOnTrial(
            request.TrialId,
            feed =>
            {
                Storage.Sync(feed.Table);
                return feed.Find(request.TrialId)!;
            }
        );
        return Reply(new GetTrialReply { Trial = trial.ToOptuna() });
    }

    public override Task<GetTrialsReply> GetTrials(GetTrialsRequest request, ServerCallContext context)
    {
        var trials = OnStudy(
            request.StudyId,
            feed =>
            {
                Storage.Sync(feed.Table);
                return feed.Table.All();
            }
        );
        HashSet<long> included = [.. request.IncludedTrialIds];
        var reply = new GetTrialsReply();
        reply.Trials.AddRange(
            trials.Where(trial => trial.Id > request.TrialIdGreaterThan || included.Contains(trial.Id)).Select(trial => trial.ToOptuna())
        );
        return Reply(reply);
    }

    private static Task<T> Reply<T>(T reply) => Task.FromResult(reply);

    private T OnStudy<T>(long id, Func<StudyFeed, T> operation) => feeds.Run(id, "", operation);

    private void Write(long trialId, TrialChanges changes) =>
        feeds.RunOnTrial(trialId, feed => Storage.Write(feed.Table, trialId, changes));

    private void SetAttribute(long study, AttributeOwner owner, string key, string json) =>
        OnStudy(
            study,
            feed =>
            {
                Storage.SetStudyAttribute(feed.Study, owner, key, PythonJson.Parse(json));
                return true;
            }
        );

    private void CheckSteps(IEnumerable<long> steps)
    {
        if (steps.FirstOrDefault(step => step > Storage.MaxStep) is var step and > 0)
            throw new ArgumentException($"The step {step} is beyond {Storage.MaxStep}, the last that {Storage.Address} holds.");
    }
}
