package org.communityops.incentive.rating;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.communityops.incentive.community.Communities.Member;
import org.communityops.incentive.fact.Activity;
import org.communityops.incentive.fact.MemberDay;

/** The active days of members that one streak rule looks at, by what makes a day active in some version of it. */
public final class ActiveDays {
    private final Map<Member, Map<Activity, Set<LocalDate>>> days = new HashMap<>();

    /** Makes days known. */
    public void add(Activity activity, Collection<MemberDay> more) {
        for (var day : more) {
            days.computeIfAbsent(new Member(day.communityId(), day.memberId()), m -> new HashMap<>())
                    .computeIfAbsent(activity, a -> new TreeSet<>())
                    .add(day.day());
        }
    }

    /** The days of one member. */
    public Map<Activity, Set<LocalDate>> of(Member member) {
        return days.getOrDefault(member, Map.of());
    }
}
