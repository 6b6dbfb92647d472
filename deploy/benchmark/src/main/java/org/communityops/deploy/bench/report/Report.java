package org.communityops.deploy.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.communityops.deploy.local.console.Console;

/** Collects findings and tells them as they come. */
public final class Report {
    private static final String HEAD = """
            | # | what | raw | service | measured | goal | met | per core-second | note |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """;

    private final List<Finding> findings = new ArrayList<>();
    private final Console console;

    public Report(Console console) {
        this.console = console;
    }

    public void add(Finding finding) {
        findings.add(finding);
        console.say("  %-4s %-9s %s: %s (goal %s)"
                .formatted(
                        finding.id(),
                        finding.isMet() ? "met" : "NOT MET",
                        finding.what(),
                        finding.goal().write(finding.figure()),
                        finding.goal()));
    }

    /** All findings as a table in Markdown. */
    public String table() {
        return findings.stream().map(Finding::row).collect(Collectors.joining("\n", HEAD, "\n"));
    }
}
