package org.communityops.member.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.communityops.kit.access.Caller;
import org.communityops.kit.access.KeyKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GrantTest {
    private static final UUID HERE = UUID.fromString("01990d6e-8a00-7000-8000-000000000001");
    private static final UUID THERE = UUID.fromString("01990d6e-8a00-7000-8000-000000000002");

    @Test
    void theOwnerOfEverythingGrantsAnything() {
        var owner = new Caller("k", KeyKind.OWN, true, Set.of(), null);

        assertThat(grant(null, null).isWithin(owner)).isTrue();
        assertThat(grant(List.of(HERE), List.of("events:write")).isWithin(owner))
                .isTrue();
    }

    @Test
    void nobodyGrantsCommunitiesThatTheyDoNotHave() {
        var owner = new Caller("k", KeyKind.OWN, false, Set.of(HERE), null);

        assertThat(grant(List.of(HERE), null).isWithin(owner)).isTrue();
        assertThat(grant(List.of(HERE, THERE), null).isWithin(owner)).isFalse();
        assertThat(grant(null, null).isWithin(owner)).isFalse();
    }

    @Test
    void nobodyGrantsPermissionsThatTheyDoNotHave() {
        var narrowed = new Caller("k", KeyKind.OWN, true, Set.of(), Set.of("keys:write", "members:read"));

        assertThat(grant(null, List.of("members:read")).isWithin(narrowed)).isTrue();
        assertThat(grant(null, List.of("members:read", "members:write")).isWithin(narrowed))
                .isFalse();
        assertThat(grant(null, null).isWithin(narrowed)).isFalse();
    }

    private static Grant grant(@Nullable List<UUID> communities, @Nullable List<String> scopes) {
        return new Grant("a key", KeyKind.BOT, new KeyCommunities(communities), scopes, Instant.EPOCH);
    }
}
