package org.communityops.incentive.ladder;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What can be changed of a ladder. */
@Schema(name = "LadderSettings", description = "What can be changed of a ladder (等级体系).")
record LadderSettings(
        @NotBlank @Size(max = 200) @Schema(description = "What people call it (名称).", examples = "Regulars of the quarter")
        String name,

        @Nullable @Min(1) @Max(366) @Schema(
                description =
                        "Over how many local days, today included, points count (滚动窗口); without it all points ever earned do.",
                examples = "90")
        Integer windowDays,

        @Nullable @Min(0) @Max(92) @Schema(
                description =
                        "How many days a level is kept that the points of the window no longer reach (宽限期); only with a window.",
                defaultValue = "0",
                examples = "14")
        Integer graceDays,

        @Nullable @Schema(
                description =
                        "Whether it is the ladder that is shown when none is named (默认体系); the one before stops being it.",
                defaultValue = "false")
        Boolean isDefault,

        @NotEmpty @Size(max = 50) @Schema(description = "Lowest first; thresholds strictly increase from 0.")
        List<@NotNull @Valid Level> levels) {

    /** One level as it is sent. */
    @Schema(name = "LadderLevelSettings", description = "One level of a ladder (等级).")
    record Level(
            @Nullable @Schema(
                    description = "Its number, which follows from its place: 1, 2, 3 …; may be left out.",
                    examples = "2")
            Integer level,

            @NotBlank @Size(max = 100) @Schema(description = "What its holders are called (头衔).", examples = "Regular")
            String title,

            @Nullable @Size(max = 100) @Pattern(regexp = VISIBLE, message = "must not be blank") @Schema(description = "The title in Chinese (中文头衔).", examples = "常客")
            String titleZh,

            @NotNull @Nullable @Min(0) @Max(1_000_000_000_000L) @Schema(description = "Points from which on it is held (所需积分).", examples = "200")
            Long minPoints,

            @Nullable @Size(max = 50) @Schema(description = "What it allows, and with it all levels above (权益).")
            List<@NotNull @Valid Perk> perks) {}

    /** A perk as it is sent. */
    @Schema(name = "PerkSettings", description = "What a level allows (等级权益).")
    record Perk(
            @NotNull @Nullable @Pattern(regexp = KEY, message = "must be 1 to 64 of a-z, 0-9, . and -") @Schema(description = "Free key that programs ask for.", examples = "post-images")
            String key,

            @NotBlank @Size(max = 300) @Schema(description = "What people read.", examples = "May post images")
            String text,

            @Nullable @Size(max = 300) @Pattern(regexp = VISIBLE, message = "must not be blank") @Schema(description = "The same in Chinese (中文说明).", examples = "可发图片")
            String textZh) {}

    static final String KEY = "[a-z0-9][a-z0-9.-]{0,63}";
    static final String VISIBLE = "[\\s\\S]*\\S[\\s\\S]*";

    static LadderSettings of(Ladder ladder) {
        return new LadderSettings(
                ladder.name(),
                ladder.windowDays(),
                ladder.windowDays() == null ? null : (Integer) ladder.graceDays(),
                ladder.isDefault(),
                ladder.levels().stream()
                        .map(step -> new Level(
                                step.level(),
                                step.title(),
                                step.titleZh(),
                                step.minPoints(),
                                step.perks().stream()
                                        .map(perk -> new Perk(perk.key(), perk.text(), perk.textZh()))
                                        .toList()))
                        .toList());
    }

    boolean wantsDefault() {
        return Boolean.TRUE.equals(isDefault);
    }

    int grace() {
        return graceDays == null ? 0 : graceDays;
    }

    List<Ladder.Step> steps() {
        var steps = new ArrayList<Ladder.Step>();
        for (var level : levels) {
            var perks = level.perks() == null ? List.<Perk>of() : level.perks();
            steps.add(new Ladder.Step(
                    steps.size() + 1,
                    level.title(),
                    level.titleZh(),
                    level.minPoints() == null ? 0 : level.minPoints(),
                    perks.stream()
                            .map(perk -> new Ladder.Perk(String.valueOf(perk.key()), perk.text(), perk.textZh()))
                            .toList()));
        }
        return steps;
    }

    /** Refuses with 422 what each member alone cannot show: thresholds that do not increase, grace without a window. */
    void requireSound() {
        var faults = new ArrayList<Fault>();
        if (windowDays == null && grace() > 0) {
            faults.add(new Fault("/graceDays", "no-window", "Only a ladder with windowDays has days of grace"));
        }
        var before = -1L;
        for (var i = 0; i < levels.size(); i++) {
            var level = levels.get(i);
            var at = "/levels/" + i;
            var points = level.minPoints() == null ? 0 : level.minPoints();
            if (i == 0 && points != 0) {
                faults.add(new Fault(at + "/minPoints", "not-zero", "The lowest level begins at 0 points"));
            } else if (points <= before) {
                faults.add(new Fault(at + "/minPoints", "not-increasing", "Each level needs more than the one before"));
            }
            if (level.level() != null && level.level() != i + 1) {
                faults.add(new Fault(at + "/level", "not-its-place", "Levels are numbered by their place, from 1"));
            }
            if (level.perks() != null && hasTwins(level.perks())) {
                faults.add(new Fault(at + "/perks", "twice", "A level has each perk once"));
            }
            before = points;
        }
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
    }

    private static boolean hasTwins(List<Perk> perks) {
        var keys = new HashSet<@Nullable String>();
        return !perks.stream().allMatch(perk -> keys.add(perk.key()));
    }
}
