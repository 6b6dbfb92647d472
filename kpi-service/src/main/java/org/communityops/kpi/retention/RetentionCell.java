package org.communityops.kpi.retention;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A cell of the retention triangle, with the parameters of the triangle.
 *
 * @param n how many periods after that of the cohort
 */
@Schema(
        name = "RetentionCell",
        description =
                "A cell of the retention triangle (留存单元格): those of a cohort who count for the period that lies `n` periods after it.")
public record RetentionCell(
        @Schema(description = "The period of the cohort (同期群): a day, week or month.", examples = "2026-W19") @NotNull String cohort,

        @Schema(description = "How many periods after that of the cohort.", examples = "1") @NotNull @Min(0) @Max(366) Integer n,

        @Nullable @Schema(
                description = "What puts a member into a cohort (分群依据); JOINED when left out.",
                enumeration = {"JOINED", "FIRST_ACTIVITY"},
                examples = "JOINED")
        String basis,

        @Nullable @Schema(
                description = "Who counts for a period (留存口径); ON when left out.",
                enumeration = {"ON", "ON_OR_AFTER"},
                examples = "ON")
        String mode,

        @Schema(
                description = "On how many days of a period one is active at least (最低频次); 1 when left out.",
                examples = "1")
        @Min(1) @Max(28) @Nullable Integer minDays,

        @Schema(description = "The channel of arrival (渠道); any when left out.", examples = "weibo")
        @Size(max = 200) @Nullable String channel) {}
