package org.communityops.deploy.local.demo;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.communityops.deploy.local.api.Communities;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.api.Installation;
import org.communityops.deploy.local.api.Patience;
import org.communityops.deploy.local.api.SendingAccess;
import org.communityops.deploy.local.api.ServiceApi;
import org.communityops.deploy.local.console.Console;
import org.communityops.deploy.local.platform.DataFolder;
import org.communityops.deploy.local.platform.Service;
import org.communityops.deploy.local.replay.CatchUp;
import org.communityops.deploy.local.replay.Replay;

/** Fills a new installation with the demo community, once. */
public final class Demo {
    private static final String SLUG = "demo";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration CATCH_UP = Duration.ofSeconds(30);

    private final Installation owner;
    private final DataFolder folder;
    private final Clock clock;
    private final Console console;

    public Demo(Installation owner, DataFolder folder, Clock clock, Console console) {
        this.owner = owner;
        this.folder = folder;
        this.clock = clock;
        this.console = console;
    }

    /** A data folder that has seen its first start without the demo stays without. */
    public void decline() throws IOException {
        if (DemoState.read(folder.demo()).isEmpty()) {
            period().finished().write(folder.demo());
        }
    }

    /** Makes the community, or goes on where an earlier start was interrupted; a fault is told and nothing worse. */
    public void loadOnce() throws InterruptedException {
        try {
            var state = DemoState.read(folder.demo()).orElseGet(this::period);
            if (!state.done()) {
                state.write(folder.demo());
                load(state);
                state.finished().write(folder.demo());
            }
        } catch (IOException e) {
            console.warn("The demo community is not complete, the next start goes on with it: " + e.getMessage());
        }
    }

    private DemoState period() {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new DemoState(LocalDate.ofInstant(now, ZONE).minusDays(DemoStory.DAYS - 1), now, false);
    }

    private void load(DemoState state) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        console.say("Demo          making the community \"" + SLUG + "\" with four weeks of invented activity");
        var community = community();
        var lines = new DemoLines(new DemoStory(state.first(), ZONE).until(state.until()));
        try (var activity = new SendingAccess(owner, folder.keys()).open(community, Patience.SHORT)) {
            var replay = new Replay(activity, community.path() + "/events", 2, 500);
            replay.run(lines);
            var tally = replay.tally();
            tally.problems().forEach(console::warn);
            if (tally.rejected() > 0) {
                throw new IOException(tally.rejected() + " events were refused");
            }
            var caughtUp = new CatchUp(owner, console).await(community, CATCH_UP);
            console.say("Demo          %,d events in %.1f s%s"
                    .formatted(
                            tally.answered(),
                            (System.nanoTime() - begin) / 1e9,
                            caughtUp ? ", points and figures are there" : ", points and figures follow"));
        }
        try (var incentive = owner.api(Service.INCENTIVE, Patience.SHORT);
                var kpi = owner.api(Service.KPI, Patience.SHORT)) {
            new DemoRewards(incentive, community).load();
            new DemoRules(incentive, community, state.first()).load();
            var members = leaders(incentive, community);
            new DemoScript(incentive, community, state, members, "incentive.json").load();
            new DemoScript(kpi, community, state, members, "kpi.json").load();
        }
    }

    private static List<String> leaders(ServiceApi incentive, Community community)
            throws IOException, InterruptedException {
        return incentive
                .get(community.path() + "/leaderboards/all?limit=12")
                .path("items")
                .valueStream()
                .map(place -> place.path("memberId").asText())
                .toList();
    }

    private Community community() throws IOException, InterruptedException {
        var communities = new Communities(owner);
        var found = communities.find(SLUG);
        return found.isPresent()
                ? found.get()
                : communities.create(Map.of(
                        "slug",
                        SLUG,
                        "name",
                        "Demo community",
                        "timeZone",
                        ZONE.getId(),
                        "joinPolicy",
                        "OPEN",
                        "purpose",
                        "Something to look at: its members and their activity are invented.",
                        "topics",
                        List.of("getting started")));
    }
}
