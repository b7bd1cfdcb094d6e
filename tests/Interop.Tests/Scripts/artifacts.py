"""Artifacts as Optuna has them. Usage: artifacts.py JOURNAL FOLDER

Prints the artifacts of the only study and of its first trial with their content, and the types of files that Python guesses; then adds an
artifact to the study. Optuna has artifacts since 3.3; with an older one this does as that does."""
import json
import mimetypes
import os
import sys
import uuid
import warnings

import optuna

warnings.simplefilter("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)
path, folder = sys.argv[1:3]
storage = optuna.storages.JournalStorage(optuna.storages.JournalFileStorage(path))
study = optuna.load_study(study_name=None, storage=storage)


def described(attributes):
    metas = [json.loads(text) for key, text in attributes.items() if key.startswith("artifacts:")]
    return [[meta["filename"], meta["mimetype"], meta["encoding"], open(os.path.join(folder, meta["artifact_id"])).read()] for meta in metas]


try:
    from optuna.artifacts import FileSystemArtifactStore, get_all_artifact_meta, upload_artifact

    store = FileSystemArtifactStore(folder)

    def artifacts(owner):
        return [
            [meta.filename, meta.mimetype, meta.encoding, store.open_reader(meta.artifact_id).read().decode()]
            for meta in get_all_artifact_meta(owner, storage=storage)
        ]

    found = [artifacts(study), artifacts(study.trials[0])]
    upload_artifact(artifact_store=store, file_path=__file__, study_or_trial=study)
except ImportError:
    found = [described(storage.get_study_system_attrs(study._study_id)), described(study.trials[0].system_attrs)]
    artifact = str(uuid.uuid4())
    meta = {"artifact_id": artifact, "filename": os.path.basename(__file__), "mimetype": "text/x-python", "encoding": None}
    storage.set_study_system_attr(study._study_id, f"artifacts:{artifact}", json.dumps(meta))
    with open(os.path.join(folder, artifact), "w") as copy, open(__file__) as script:
        copy.write(script.read())

types = mimetypes.MimeTypes()
names = sys.argv[3:]
print(json.dumps({"study": found[0], "trial": found[1], "types": [types.guess_type(name) for name in names]}))
