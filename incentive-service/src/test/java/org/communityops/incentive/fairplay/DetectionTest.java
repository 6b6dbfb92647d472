package org.communityops.incentive.fairplay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectionTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 20261120})
    void findsMostOfTheUnfairAndFewOthers(long seed) {
        var village = new Village(seed);

        var flagged = new HashSet<UUID>();
        new Rings(Defaults.SETTINGS).find(village.reactions).forEach(ring -> flagged.addAll(ring.members()));
        var bursts = new Bursts(Defaults.SETTINGS);
        var farms = new SelfAlts(Defaults.SETTINGS).find(village.reactions, village::acts);
        farms.forEach(farm -> {
            flagged.add(farm.target());
            flagged.addAll(farm.accounts());
        });
        village.acts.forEach((member, acts) -> bursts.find(acts).ifPresent(burst -> flagged.add(member)));

        var right = (double) flagged.stream().filter(village.unfair::contains).count();
        var precision = right / flagged.size();
        var recall = right / village.unfair.size();
        var what = "seed %d: %d unfair of %d, %d flagged, precision %.3f, recall %.3f"
                .formatted(seed, village.unfair.size(), Village.PEOPLE, flagged.size(), precision, recall);
        System.out.println(what);
        assertThat(village.unfair).as("3 % of the people").hasSize(Village.PEOPLE * 3 / 100);
        assertThat(precision).as(what).isGreaterThanOrEqualTo(0.9);
        assertThat(recall).as(what).isGreaterThanOrEqualTo(0.8);
    }
}
