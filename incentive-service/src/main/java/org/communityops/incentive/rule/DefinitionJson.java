package org.communityops.incentive.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** Definitions of rules as the JSON that is stored. */
@ApplicationScoped
public class DefinitionJson {
    private final ObjectMapper json;

    DefinitionJson(ObjectMapper json) {
        this.json = json;
    }

    /** Reads what was stored. */
    public RuleDefinition read(String definition) {
        try {
            return json.readValue(definition, RuleDefinition.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored rule cannot be read", e);
        }
    }

    /** Writes what is to be stored. */
    public String write(RuleDefinition definition) {
        try {
            return json.writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A rule is JSON", e);
        }
    }
}
