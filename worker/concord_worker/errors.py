"""Every way a run can end other than well."""


class RunInterrupted(Exception):
    """Training must stop now; the run is not to be reported as failed."""


class RunCancelled(RunInterrupted):
    """A person cancelled the run on the server."""


class StaleFence(RunInterrupted):
    """The server gave the run to another claim; nothing of ours may be sent any more."""


class WorkerStopping(RunInterrupted):
    """This process was told to stop (SIGTERM, SIGINT); the lease will expire by itself."""


class BadInput(ValueError):
    """The dataset or the parameters cannot be trained on; the message says why, for people."""
