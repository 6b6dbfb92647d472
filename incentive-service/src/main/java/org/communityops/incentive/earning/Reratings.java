package org.communityops.incentive.earning;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.claim.Claims;
import org.communityops.incentive.fact.Facts;
import org.communityops.incentive.fact.MemberDay;
import org.communityops.incentive.fact.Touched;
import org.communityops.incentive.rule.Rule;

/**
 * What has to be rated again although no fact changed. Whoever rates next in the community does it, at the latest a moment
 * later: so a rule that changes while its events are being rated ends as if it had changed before.
 */
@ApplicationScoped
public class Reratings {
    private final AgroalDataSource database;
    private final ReratingRepository repository;
    private final EarningRepository earnings;
    private final Facts facts;
    private final Claims claims;

    Reratings(
            AgroalDataSource database,
            ReratingRepository repository,
            EarningRepository earnings,
            Facts facts,
            Claims claims) {
        this.database = database;
        this.repository = repository;
        this.earnings = earnings;
        this.facts = facts;
        this.claims = claims;
    }

    /**
     * What is to be rated again, as facts that might have changed.
     *
     * @param ofRules under all rules
     * @param ofMembers under the rules that ask for a level
     */
    record Waiting(List<Touched> ofRules, List<Touched> ofMembers) {}

    /** Asks for the events of a rule since a time, in the transaction of the caller. */
    public void request(UUID communityId, UUID ruleId, Instant since) throws SQLException {
        try (var connection = database.getConnection()) {
            repository.add(connection, communityId, ruleId, since);
        }
    }

    /** The communities for which something was asked. */
    List<UUID> waiting(Connection connection) throws SQLException {
        return repository.waiting(connection);
    }

    /** Takes what was asked for in some communities. */
    Waiting take(Connection connection, Map<UUID, List<Rule>> rules, Map<UUID, ZoneId> zones) throws SQLException {
        var waiting = new Waiting(new ArrayList<>(), new ArrayList<>());
        var members = new HashMap<UUID, Map<UUID, LocalDate>>();
        for (var request : repository.take(connection, zones.keySet())) {
            var own = rules.getOrDefault(request.communityId(), List.of());
            var memberId = request.memberId();
            if (memberId != null) {
                members.computeIfAbsent(request.communityId(), c -> new HashMap<>())
                        .merge(memberId, request.day(), (one, other) -> one.isBefore(other) ? one : other);
            }
            for (var rule : own) {
                if (rule.id().equals(request.ruleId())) {
                    var zone = zones.getOrDefault(request.communityId(), ZoneOffset.UTC);
                    waiting.ofRules().addAll(ofRule(connection, rule, request.since(), zone));
                }
            }
        }
        for (var community : members.entrySet()) {
            var types = rules.getOrDefault(community.getKey(), List.of()).stream()
                    .filter(Rule::asksForLevel)
                    .flatMap(rule -> rule.eventTypes().stream())
                    .collect(Collectors.toSet());
            waiting.ofMembers().addAll(facts.since(connection, community.getKey(), community.getValue(), types));
        }
        return waiting;
    }

    private List<Touched> ofRule(Connection connection, Rule rule, Instant since, ZoneId zone) throws SQLException {
        var touched = new ArrayList<>(facts.since(connection, rule.communityId(), rule.eventTypes(), since));
        if (claims.begin(connection, rule, zone)) {
            for (MemberDay day : earnings.withdrawn(connection, rule.communityId(), rule.id())) {
                rule.eventTypes().forEach(type -> touched.add(new Touched(day, type)));
            }
        }
        return touched;
    }
}
