package org.communityops.incentive.experiment;

/** Examples that several operations show. */
final class ExperimentExamples {
    static final String CREATE = """
            {"key": "welcome-bonus", "hypothesis": "Twice the points for a first message brings more members back within a week",
             "metric": "retention_d7", "trafficShare": 100,
             "variants": [{"key": "as-now", "weight": 50}, {"key": "double-points", "weight": 50}]}""";
    static final String DRAFT = """
            {"id": "0197c0de-0000-7000-8000-0000000000e1", "key": "welcome-bonus",
             "hypothesis": "Twice the points for a first message brings more members back within a week",
             "metric": "retention_d7", "trafficShare": 100,
             "variants": [{"key": "as-now", "weight": 50}, {"key": "double-points", "weight": 50}],
             "state": "DRAFT", "version": 1, "createdAt": "2026-11-20T02:15:00.120004Z"}""";
    static final String RUNNING = """
            {"id": "0197c0de-0000-7000-8000-0000000000e1", "key": "welcome-bonus",
             "hypothesis": "Twice the points for a first message brings more members back within a week",
             "metric": "retention_d7", "trafficShare": 100,
             "variants": [{"key": "as-now", "weight": 50}, {"key": "double-points", "weight": 50}],
             "state": "RUNNING", "version": 2, "createdAt": "2026-11-20T02:15:00.120004Z", "startedAt": "2026-11-20T03:00:00Z"}""";
    static final String STOPPED = """
            {"id": "0197c0de-0000-7000-8000-0000000000e1", "key": "welcome-bonus",
             "hypothesis": "Twice the points for a first message brings more members back within a week",
             "metric": "retention_d7", "trafficShare": 100,
             "variants": [{"key": "as-now", "weight": 50}, {"key": "double-points", "weight": 50}],
             "state": "STOPPED", "version": 3, "createdAt": "2026-11-20T02:15:00.120004Z", "startedAt": "2026-11-20T03:00:00Z",
             "stoppedAt": "2026-12-04T03:00:00Z"}""";
    static final String ARCHIVED = """
            {"id": "0197c0de-0000-7000-8000-0000000000e1", "key": "welcome-bonus",
             "hypothesis": "Twice the points for a first message brings more members back within a week",
             "metric": "retention_d7", "trafficShare": 100,
             "variants": [{"key": "as-now", "weight": 50}, {"key": "double-points", "weight": 50}],
             "state": "ARCHIVED", "version": 4, "createdAt": "2026-11-20T02:15:00.120004Z", "startedAt": "2026-11-20T03:00:00Z",
             "stoppedAt": "2026-12-04T03:00:00Z", "archivedAt": "2026-12-20T03:00:00Z"}""";
    static final String PAGE = "{\"items\": [" + RUNNING + "]}";

    private ExperimentExamples() {}
}
