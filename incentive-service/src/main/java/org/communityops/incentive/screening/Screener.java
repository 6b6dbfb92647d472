package org.communityops.incentive.screening;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.communityops.incentive.fairplay.Act;
import org.communityops.incentive.fairplay.Bursts;
import org.communityops.incentive.fairplay.Farm;
import org.communityops.incentive.fairplay.Kind;
import org.communityops.incentive.fairplay.Ring;
import org.communityops.incentive.fairplay.Rings;
import org.communityops.incentive.fairplay.SelfAlts;
import org.communityops.incentive.flag.Finding;
import org.communityops.incentive.screening.Screening.Task;

/** Looks through a period: bursts member by member, rings and self-alts once everybody's reactions are counted. */
@ApplicationScoped
class Screener {
    private static final int SLICE = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final ActivityRepository activity;
    private final Bursts bursts;
    private final Rings rings;
    private final SelfAlts selfAlts;

    Screener(ActivityRepository activity, Bursts bursts, Rings rings, SelfAlts selfAlts) {
        this.activity = activity;
        this.bursts = bursts;
        this.rings = rings;
        this.selfAlts = selfAlts;
    }

    /** Hears how many members have been read, and says whether to go on. */
    interface Progress {
        boolean at(long members) throws SQLException;
    }

    /**
     * What was found; empty when it was not to go on.
     *
     * @param connection in a transaction, which is committed after each slice so that no snapshot grows old
     */
    Optional<List<Finding>> screen(Connection connection, Task task, Progress progress) throws SQLException {
        var findings = new ArrayList<Finding>();
        var tally = new Tally(task.communityId());
        var done = 0L;
        var after = FIRST;
        for (var slice = next(connection, task, after); !slice.isEmpty(); slice = next(connection, task, after)) {
            var reader = new MemberReader(tally, findings);
            activity.read(connection, task.communityId(), task.screening(), slice, reader);
            reader.end();
            connection.commit();
            done += slice.size();
            after = slice.getLast();
            if (!progress.at(done)) {
                return Optional.empty();
            }
        }
        var reactions = tally.reactions();
        for (var ring : rings.find(reactions)) {
            findings.add(finding(connection, task, tally, ring));
        }
        for (var farm : selfAlts.find(reactions, tally::acts)) {
            findings.add(finding(connection, task, tally, farm));
        }
        connection.commit();
        return Optional.of(findings);
    }

    private List<UUID> next(Connection connection, Task task, UUID after) throws SQLException {
        return activity.members(connection, task.communityId(), after, SLICE);
    }

    private Finding finding(Connection connection, Task task, Tally tally, Ring ring) throws SQLException {
        var evidence = new Evidence(tally, ring.members());
        activity.read(connection, task.communityId(), task.screening(), ring.members(), evidence);
        return new Finding(
                Kind.REACTION_RING, List.copyOf(ring.members()), ring.score(), evidence.events, evidence.events.size());
    }

    private Finding finding(Connection connection, Task task, Tally tally, Farm farm) throws SQLException {
        var evidence = new Evidence(tally, Set.of(farm.target()));
        activity.read(connection, task.communityId(), task.screening(), farm.accounts(), evidence);
        var members = Stream.concat(farm.accounts().stream(), Stream.of(farm.target()))
                .toList();
        return new Finding(Kind.SELF_ALTS, members, farm.score(), evidence.events, evidence.events.size());
    }

    /** The reactions to the members of a ring, or to whom a farm is for. */
    private static final class Evidence implements Consumer<Activity> {
        private final Tally tally;
        private final Set<UUID> ring;
        private final List<UUID> events = new ArrayList<>();

        private Evidence(Tally tally, Set<UUID> ring) {
            this.tally = tally;
            this.ring = ring;
        }

        @Override
        public void accept(Activity activity) {
            if (activity.target() == null) {
                return;
            }
            var target = tally.resolve(activity.platform(), activity.target());
            if (ring.contains(target) && !target.equals(activity.memberId())) {
                events.add(activity.act().eventId());
            }
        }
    }

    /** Reads a slice: hands each member's acts on once they are complete. */
    private final class MemberReader implements Consumer<Activity> {
        private final Tally tally;
        private final List<Finding> findings;
        private final List<Act> acts = new ArrayList<>();
        private UUID member = FIRST;

        private MemberReader(Tally tally, List<Finding> findings) {
            this.tally = tally;
            this.findings = findings;
        }

        @Override
        public void accept(Activity activity) {
            if (!activity.memberId().equals(member)) {
                end();
                member = activity.memberId();
            }
            acts.add(activity.act());
            tally.add(activity);
        }

        private void end() {
            bursts.find(acts)
                    .ifPresent(burst -> findings.add(new Finding(
                            Kind.BURST_FARMING,
                            List.of(member),
                            burst.score(),
                            burst.events(),
                            burst.events().size())));
            acts.clear();
        }
    }
}
