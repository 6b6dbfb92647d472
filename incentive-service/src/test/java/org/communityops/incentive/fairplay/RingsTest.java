package org.communityops.incentive.fairplay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RingsTest {
    private final Reactions reactions = new Reactions();
    private final Rings rings = new Rings(Defaults.SETTINGS);

    private static UUID member(int number) {
        return new UUID(0, number);
    }

    private static Set<UUID> members(int... numbers) {
        return IntStream.of(numbers).mapToObj(RingsTest::member).collect(Collectors.toSet());
    }

    /** Members 100 to 199 react to everybody among them a little, 30 times each. */
    @BeforeEach
    void addOrdinaryMembers() {
        for (var from = 100; from < 200; from++) {
            for (var i = 1; i <= 30; i++) {
                reactions.add(member(from), member(100 + (from + i * 7) % 100), 1);
            }
        }
    }

    private List<Set<UUID>> found() {
        return rings.find(reactions).stream().map(Ring::members).toList();
    }

    @Test
    void findsNothingAmongOrdinaryMembers() {
        assertThat(found()).isEmpty();
    }

    @Test
    void findsTwoWhoReactToEachOther() {
        reactions.add(member(1), member(2), 30);
        reactions.add(member(1), member(100), 10);
        reactions.add(member(2), member(1), 25);

        assertThat(found()).containsExactly(members(1, 2));
        // 55 of 65 reactions stay between them
        assertThat(rings.find(reactions).getFirst().score()).isCloseTo(55.0 / 65, within(1e-12));
    }

    @Test
    void findsReactionsThatGoRoundInACircle() {
        reactions.add(member(1), member(2), 20);
        reactions.add(member(2), member(3), 20);
        reactions.add(member(3), member(4), 20);
        reactions.add(member(4), member(1), 20);

        assertThat(found()).containsExactly(members(1, 2, 3, 4));
    }

    @Test
    void leavesThoseAloneWhoGiveTooFew() {
        reactions.add(member(1), member(2), 20);
        reactions.add(member(2), member(1), 19);

        assertThat(found()).isEmpty();
    }

    /** 50 + 40 of 70 + 90 are less than 0.6, 70 + 40 of 90 + 90 are more. */
    @Test
    void leavesThoseAloneWhoReactToOthersAsWell() {
        reactions.add(member(1), member(2), 50);
        reactions.add(member(1), member(100), 20);
        reactions.add(member(2), member(1), 40);
        reactions.add(member(2), member(100), 50);
        assertThat(found()).isEmpty();

        reactions.add(member(1), member(2), 20);
        assertThat(found()).containsExactly(members(1, 2));
    }

    /** 139 of 200 stay between them, but the second gives only 39 of his 100. */
    @Test
    void leavesAPairAloneOfWhomOneReactsMostlyToOthers() {
        reactions.add(member(1), member(2), 100);
        reactions.add(member(2), member(1), 39);
        reactions.add(member(2), member(100), 61);

        assertThat(found()).isEmpty();
    }

    @Test
    void leavesAdmirersAndTheirIdolAlone() {
        for (var admirer = 1; admirer <= 10; admirer++) {
            reactions.add(member(admirer), member(100), 50);
        }

        assertThat(found()).isEmpty();
    }

    @Test
    void takesOutAMemberWhoOnlySeemsToBelong() {
        for (var one : List.of(1, 2, 3)) {
            for (var other : List.of(1, 2, 3)) {
                reactions.add(member(one), member(other), 20);
            }
        }
        // tied to the ring in both directions, but most of what he gives goes elsewhere
        reactions.add(member(1), member(4), 10);
        reactions.add(member(4), member(1), 10);
        reactions.add(member(4), member(150), 60);

        assertThat(found()).containsExactly(members(1, 2, 3));
    }

    @Test
    void findsARingWithinALargeGroup() {
        // twenty members in a circle of ties that hold them all together
        for (var i = 1; i <= 20; i++) {
            reactions.add(member(i), member(i % 20 + 1), 6);
            reactions.add(member(i), member(100 + i), 44);
        }
        // two of them are held by it too, but spend most of what they give on each other: 150 of 214
        reactions.add(member(7), member(13), 150);
        reactions.add(member(7), member(8), 14);
        reactions.add(member(13), member(7), 150);
        reactions.add(member(13), member(14), 14);

        assertThat(found()).containsExactly(members(7, 13));
    }

    @Test
    void doesNotTakeTheWholeOfASmallCommunityForARing() {
        var small = new Reactions();
        for (var one = 1; one <= 6; one++) {
            for (var other = 1; other <= 6; other++) {
                small.add(member(one), member(other), 20);
            }
        }

        assertThat(rings.find(small)).isEmpty();
    }

    /** A third of what everybody else gives goes to them, so all of theirs is not five times as much. */
    @Test
    void doesNotTakeThePopularForARing() {
        reactions.add(member(1), member(2), 35);
        reactions.add(member(2), member(1), 35);
        for (var from = 100; from < 200; from++) {
            reactions.add(member(from), member(1 + from % 2), 15);
        }

        assertThat(found()).isEmpty();
    }
}
