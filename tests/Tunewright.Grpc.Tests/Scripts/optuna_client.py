"""Speaks to a storage server as Optuna's GrpcStorageProxy does: messages, calls and errors are written down from Optuna's sources here.

Usage: optuna_client.py PORT; fails if the server does not answer as Optuna's own would."""
import json
import math
import sys

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool
from google.protobuf import message_factory

# Of each message its fields by number: a type, * if it is repeated, or the two types of a map.
STUDY, TRIAL = {"study_id": (1, "int64")}, {"trial_id": (1, "int64")}
ATTRIBUTE = {"key": (2, "string"), "value": (3, "string")}
TEXTS = ("string", "string")
MESSAGES = {
    "Study": STUDY | {"study_name": (2, "string"), "directions": (3, "StudyDirection*"), "user_attributes": (4, TEXTS), "system_attributes": (5, TEXTS)},
    "Trial": TRIAL | {
        "number": (2, "int64"), "state": (3, "TrialState"), "values": (4, "double*"), "datetime_start": (5, "string"),
        "datetime_complete": (6, "string"), "params": (7, ("string", "double")), "distributions": (8, TEXTS),
        "user_attributes": (9, TEXTS), "system_attributes": (10, TEXTS), "intermediate_values": (11, ("int64", "double")),
    },
}
CALLS = {
    "CreateNewStudy": ({"directions": (1, "StudyDirection*"), "study_name": (2, "string")}, STUDY),
    "DeleteStudy": (STUDY, {}),
    "SetStudyUserAttribute": (STUDY | ATTRIBUTE, {}),
    "SetStudySystemAttribute": (STUDY | ATTRIBUTE, {}),
    "GetStudyIdFromName": ({"study_name": (1, "string")}, STUDY),
    "GetStudyNameFromId": (STUDY, {"study_name": (1, "string")}),
    "GetStudyDirections": (STUDY, {"directions": (1, "StudyDirection*")}),
    "GetStudyUserAttributes": (STUDY, {"user_attributes": (1, TEXTS)}),
    "GetStudySystemAttributes": (STUDY, {"system_attributes": (1, TEXTS)}),
    "GetAllStudies": ({}, {"studies": (1, "Study*")}),
    "CreateNewTrial": (STUDY | {"template_trial": (2, "Trial"), "template_trial_is_none": (3, "bool")}, TRIAL),
    "SetTrialParameter": (TRIAL | {"param_name": (2, "string"), "param_value_internal": (3, "double"), "distribution": (4, "string")}, {}),
    "GetTrialIdFromStudyIdTrialNumber": (STUDY | {"trial_number": (2, "int64")}, TRIAL),
    "SetTrialStateValues": (TRIAL | {"state": (2, "TrialState"), "values": (3, "double*")}, {"trial_updated": (1, "bool")}),
    "SetTrialIntermediateValue": (TRIAL | {"step": (2, "int64"), "intermediate_value": (3, "double")}, {}),
    "SetTrialUserAttribute": (TRIAL | ATTRIBUTE, {}),
    "SetTrialSystemAttribute": (TRIAL | ATTRIBUTE, {}),
    "GetTrial": (TRIAL, {"trial": (1, "Trial")}),
    "GetTrials": (STUDY | {"included_trial_ids": (2, "int64*"), "trial_id_greater_than": (3, "int64")}, {"trials": (1, "Trial*")}),
}
ENUMS = {"StudyDirection": ["MINIMIZE", "MAXIMIZE"], "TrialState": ["RUNNING", "COMPLETE", "PRUNED", "FAIL", "WAITING"]}
RUNNING, COMPLETE, PRUNED, FAIL, WAITING = range(5)


def describe():
    file = descriptor_pb2.FileDescriptorProto(name="api.proto", package="optuna", syntax="proto3")
    for name, values in ENUMS.items():
        enum = file.enum_type.add(name=name)
        for number, value in enumerate(values):
            enum.value.add(name=value, number=number)
    messages = dict(MESSAGES)
    for name, (request, reply) in CALLS.items():
        messages[name + "Request"], messages[name + "Reply"] = request, reply
    for name, fields in messages.items():
        message = file.message_type.add(name=name)
        for field, (number, kind) in fields.items():
            if isinstance(kind, tuple):
                entry = message.nested_type.add(name="".join(part.title() for part in field.split("_")) + "Entry")
                entry.options.map_entry = True
                add(entry, "key", 1, kind[0])
                add(entry, "value", 2, kind[1])
                kind = f"{name}.{entry.name}*"
            add(message, field, number, kind)
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    factory = message_factory.MessageFactory(pool)
    return {name: factory.GetPrototype(pool.FindMessageTypeByName(f"optuna.{name}")) for name in messages}


def add(message, name, number, kind):
    field = message.field.add(name=name, number=number, label=3 if kind.endswith("*") else 1)
    kind = kind.rstrip("*")
    plain = {"double": 1, "int64": 3, "bool": 8, "string": 9}
    if kind in plain:
        field.type = plain[kind]
    else:
        field.type = 14 if kind in ENUMS else 11
        field.type_name = f".optuna.{kind}"


types = describe()
channel = grpc.insecure_channel(f"localhost:{sys.argv[1]}", options=[("grpc.max_receive_message_length", -1)])


def call(name, **fields):
    method = channel.unary_unary(
        f"/optuna.StorageService/{name}",
        request_serializer=types[name + "Request"].SerializeToString,
        response_deserializer=types[name + "Reply"].FromString,
    )
    return method(types[name + "Request"](**fields))


def refused(code, name, **fields):
    try:
        call(name, **fields)
        assert False, f"{name} was accepted"
    except grpc.RpcError as error:
        assert error.code().name == code, (name, error)


def get(trial):
    return call("GetTrial", trial_id=trial).trial


def numbers(included, greater):
    return [trial.number for trial in call("GetTrials", study_id=study, included_trial_ids=included, trial_id_greater_than=greater).trials]


RANGE = json.dumps({"name": "FloatDistribution", "attributes": {"step": None, "low": 0.0, "high": 1.0, "log": False}})
CHOICES = json.dumps({"name": "CategoricalDistribution", "attributes": {"choices": ["a", None]}})

# Studies.
study = call("CreateNewStudy", directions=[0, 1], study_name="s").study_id
refused("ALREADY_EXISTS", "CreateNewStudy", directions=[0], study_name="s")
call("SetStudyUserAttribute", study_id=study, key="note", value=json.dumps("ü"))
call("SetStudySystemAttribute", study_id=study, key="study:metric_names", value=json.dumps(["loss", "size"]))
assert call("GetStudyNameFromId", study_id=study).study_name == "s"
assert call("GetStudyIdFromName", study_name="s").study_id == study
assert list(call("GetStudyDirections", study_id=study).directions) == [0, 1]
assert json.loads(call("GetStudyUserAttributes", study_id=study).user_attributes["note"]) == "ü"
assert json.loads(call("GetStudySystemAttributes", study_id=study).system_attributes["study:metric_names"]) == ["loss", "size"]
one = next(one for one in call("GetAllStudies").studies if one.study_id == study)
assert (one.study_name, list(one.directions), json.loads(one.user_attributes["note"])) == ("s", [0, 1], "ü")
refused("NOT_FOUND", "GetStudyNameFromId", study_id=study + 9)
refused("NOT_FOUND", "GetStudyIdFromName", study_name="none")
refused("NOT_FOUND", "CreateNewTrial", study_id=study + 9, template_trial_is_none=True)

# A trial that runs, one in the queue, and one from elsewhere.
running = call("CreateNewTrial", study_id=study, template_trial_is_none=True).trial_id
fixed = {"fixed_params": json.dumps({"x": 0.25})}
queued = call("CreateNewTrial", study_id=study, template_trial=types["Trial"](state=WAITING, system_attributes=fixed)).trial_id
template = types["Trial"](
    state=COMPLETE, values=[1.5, -math.inf], datetime_start="2026-11-29 12:30:00.000001", datetime_complete="2026-11-29 12:30:01.250000",
    params={"x": 0.5, "c": 1.0}, distributions={"x": RANGE, "c": CHOICES}, user_attributes={"n": json.dumps({"deep": [1, 1.0, None]})},
    intermediate_values={0: math.inf, 7: 0.1},
)
added = call("CreateNewTrial", study_id=study, template_trial=template).trial_id
template.trial_id, template.number = added, 2
assert get(added) == template
assert [call("GetTrialIdFromStudyIdTrialNumber", study_id=study, trial_number=n).trial_id for n in range(3)] == [running, queued, added]
refused("NOT_FOUND", "GetTrialIdFromStudyIdTrialNumber", study_id=study, trial_number=9)
refused("NOT_FOUND", "GetTrial", trial_id=added + 9)

# What happens to the one that runs.
call("SetTrialParameter", trial_id=running, param_name="x", param_value_internal=0.125, distribution=RANGE)
call("SetTrialIntermediateValue", trial_id=running, step=3, intermediate_value=math.nan)
call("SetTrialUserAttribute", trial_id=running, key="u", value="[1, 2.5]")
call("SetTrialSystemAttribute", trial_id=running, key="y", value="true")
assert not call("SetTrialStateValues", trial_id=running, state=RUNNING).trial_updated
assert (get(running).state, get(running).datetime_complete) == (RUNNING, "")
assert call("SetTrialStateValues", trial_id=running, state=PRUNED, values=[0.5, 2.0]).trial_updated
trial = get(running)
assert (trial.number, trial.state, list(trial.values), dict(trial.params)) == (0, PRUNED, [0.5, 2.0], {"x": 0.125})
assert json.loads(trial.distributions["x"]) == json.loads(RANGE)
assert (dict(trial.user_attributes), dict(trial.system_attributes)) == ({"u": "[1, 2.5]"}, {"y": "true"})
assert list(trial.intermediate_values) == [3] and math.isnan(trial.intermediate_values[3])
assert trial.datetime_start <= trial.datetime_complete and len(trial.datetime_complete) == 26
refused("FAILED_PRECONDITION", "SetTrialUserAttribute", trial_id=running, key="u", value="1")
for state in (RUNNING, COMPLETE, WAITING):
    refused("FAILED_PRECONDITION", "SetTrialStateValues", trial_id=running, state=state)

# The queue: one worker gets the trial.
assert [call("SetTrialStateValues", trial_id=queued, state=RUNNING).trial_updated for _ in range(2)] == [True, False]
assert get(queued).datetime_start != "" and json.loads(get(queued).system_attributes["fixed_params"]) == {"x": 0.25}
refused("INVALID_ARGUMENT", "SetTrialParameter", trial_id=queued, param_name="x", param_value_internal=0, distribution=CHOICES)
refused("INVALID_ARGUMENT", "SetTrialParameter", trial_id=queued, param_name="y", param_value_internal=0, distribution="{}")
refused("INVALID_ARGUMENT", "SetTrialUserAttribute", trial_id=queued, key="u", value="{")

# What the client's cache asks for.
assert numbers([], -1) == [0, 1, 2]
assert numbers([running], queued) == [0, 2]

call("DeleteStudy", study_id=study)
refused("NOT_FOUND", "GetTrials", study_id=study, trial_id_greater_than=-1)
refused("NOT_FOUND", "DeleteStudy", study_id=study)
