package org.communityops.deploy.local.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.api.Installation;
import org.communityops.deploy.local.api.Patience;
import org.communityops.deploy.local.console.Console;
import org.communityops.deploy.local.platform.Service;
import org.communityops.deploy.local.replay.EventFile;

/** Compares a community's figures with a folder of truth files. */
public record Verification(Installation installation, Console console) {

    /**
     * Prints the differences and the counts.
     *
     * @param events the file that was replayed into the community; it says who the members are
     */
    public Comparison run(Community community, Path events, Path truthFolder) throws IOException, InterruptedException {
        var truth = Truth.in(truthFolder);
        var comparison = new Comparison(console);
        var members = members(events, community);
        try (var activity = installation.api(Service.ACTIVITY, Patience.SHORT);
                var incentive = installation.api(Service.INCENTIVE, Patience.SHORT);
                var kpi = installation.api(Service.KPI, Patience.SHORT)) {
            var kpis = new Kpis(kpi, community, truth);
            var active = ActiveDays.of(kpi, community, truth);
            comparison.text(
                    "meta.json", "zone", truth.zone().getId(), community.zone().getId());
            for (var check : List.of(
                    new MetaCheck(activity, kpis, active, community, members),
                    new ActivityCheck(kpis),
                    new RetentionCheck(kpis),
                    new PointsCheck(incentive, active, community, members),
                    new LeaderboardCheck(kpis, incentive, community, members),
                    new ChurnCheck(kpis),
                    new FunnelCheck(kpis),
                    new TopicCheck(kpis))) {
                var file = truth.file(check.file());
                if (file.isPresent()) {
                    console.progress("Comparing " + check.file());
                    check.run(file.get(), comparison);
                }
            }
        }
        comparison.summarize();
        return comparison;
    }

    private static Members members(Path file, Community community) throws IOException {
        try (var events = new EventFile(file)) {
            return Members.of(events, community);
        }
    }
}
