package org.communityops.deploy.local.demo;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One day of the story, and who is up to something on it.
 *
 * @param number counted from 0
 * @param dayOfWeek 1 Monday to 7 Sunday
 * @param present who belongs to the community
 * @param busy who does something today; never empty
 */
record DemoDay(int number, int dayOfWeek, List<DemoMember> present, List<DemoMember> busy) {

    static DemoDay of(int number, int dayOfWeek, List<DemoMember> cast, RandomGenerator random) {
        var present = cast.stream().filter(member -> member.isThereOn(number)).toList();
        var mood = dayOfWeek > 5 ? 0.7 : 1.0;
        var busy = present.stream()
                .filter(member -> member.joins() == number || random.nextDouble() < member.zeal() * mood)
                .toList();
        return new DemoDay(number, dayOfWeek, present, busy.isEmpty() ? present.subList(0, 1) : busy);
    }

    /** Somebody who does something today. */
    DemoMember anyBusy(RandomGenerator random) {
        return busy.get(random.nextInt(busy.size()));
    }

    /** A time of the day, in seconds, within hours; mostly in the evening. */
    static int time(int fromHour, int toHour, RandomGenerator random) {
        var share = Math.max(random.nextDouble(), random.nextDouble());
        return (int) ((fromHour + share * (toHour - fromHour)) * 3600);
    }
}
