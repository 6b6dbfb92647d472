package org.communityops.kit.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
    /** The order of the database: byte by byte. */
    private static final Comparator<UUID> KEY_ORDER = Comparator.<UUID, String>comparing(UUID::toString);

    @Test
    void makesUuidsOfVersionSevenWithTheTimeInFront() {
        var before = System.currentTimeMillis();
        var id = Ids.next();
        var after = System.currentTimeMillis();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(millis(id)).isBetween(before, after);
    }

    @Test
    void neverRepeatsAndNeverGoesBackInTime() {
        var ids = Stream.generate(Ids::next).limit(50_000).toList();

        assertThat(new HashSet<>(ids)).hasSize(50_000);
        assertThat(ids.stream().map(IdsTest::millis).toList()).isSorted();
    }

    @Test
    void makesBlocksThatAreContiguousInKeyOrder() {
        var block = Ids.block(1_000);

        assertThat(block).isSortedAccordingTo(KEY_ORDER);
        assertThat(block).allMatch(id -> id.version() == 7 && id.variant() == 2);
        var first = block.getFirst().getLeastSignificantBits();
        assertThat(block.stream().map(id -> id.getLeastSignificantBits() - first))
                .containsExactlyElementsOf(LongStream.range(0, 1_000).boxed().toList());
        assertThat(block.stream().map(UUID::getMostSignificantBits).distinct()).hasSize(1);
    }

    @Test
    void boundsABlockByItsEnd() {
        var whole = Ids.block(Ids.BLOCK_LIMIT);

        assertThat(whole.getLast()).isEqualTo(Ids.blockEnd(whole.getFirst()));
        assertThat(List.of(Ids.blockEnd(whole.get(77)), Ids.blockEnd(whole.getLast())))
                .containsOnly(Ids.blockEnd(whole.getFirst()));
    }

    @Test
    void refusesBlocksThatTheCounterCannotHold() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ids.block(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Ids.block(Ids.BLOCK_LIMIT + 1));
    }

    @Test
    void derivesWhatRfc9562Derives() {
        assertThat(Ids.derived(DNS, "www.example.com"))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    @Test
    void derivesAnActorFromPlatformAndExternalId() {
        assertThat(Ids.derived(DNS, "zulip", "u-1")).isEqualTo(Ids.derived(DNS, "zulip:u-1"));
        assertThat(Ids.derived(DNS, "zulip", "微信-1")).isNotEqualTo(Ids.derived(DNS, "zulip", "微信-2"));
    }

    private static long millis(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }
}
