package org.communityops.incentive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.expression.Expressions;
import org.communityops.incentive.rule.Rule;
import org.communityops.incentive.rule.RuleDefinition;
import org.communityops.incentive.rule.RuleVersion;
import org.communityops.kit.json.StrictJson;

/** Rules for tests that need no database, written as callers write them. */
public final class RuleFixture {
    public static final UUID COMMUNITY = UUID.randomUUID();

    private static final ObjectMapper JSON = StrictJson.apply(new ObjectMapper().registerModule(new JavaTimeModule()));
    private static final Expressions EXPRESSIONS = new Expressions();

    private final List<RuleVersion> versions = new ArrayList<>();
    private final List<Rule.Pause> pauses = new ArrayList<>();

    private RuleFixture() {}

    public static RuleDefinition definition(String json) {
        try {
            return JSON.readValue(json, RuleDefinition.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A rule with one version that acts on all events. */
    public static Rule rule(String json) {
        return rule(definition(json));
    }

    public static Rule rule(RuleDefinition definition) {
        var fixture = new RuleFixture();
        fixture.versions.add(RuleVersion.of(1, "Rule", definition, null, EXPRESSIONS));
        return fixture.build();
    }

    public static RuleFixture firstVersion(String json) {
        var fixture = new RuleFixture();
        fixture.versions.add(RuleVersion.of(1, "Rule", definition(json), null, EXPRESSIONS));
        return fixture;
    }

    public RuleFixture then(String activeFrom, String json) {
        var version =
                RuleVersion.of(versions.size() + 1, "Rule", definition(json), Instant.parse(activeFrom), EXPRESSIONS);
        versions.add(version);
        return this;
    }

    public RuleFixture paused(String from, String to) {
        pauses.add(new Rule.Pause(Instant.parse(from), Instant.parse(to)));
        return this;
    }

    public Rule build() {
        return new Rule(COMMUNITY, UUID.randomUUID(), "rule", versions, pauses, null);
    }

    public Rule retiredAt(String time) {
        return new Rule(COMMUNITY, UUID.randomUUID(), "rule", versions, pauses, Instant.parse(time));
    }
}
