package org.communityops.member.key;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.communityops.member.input.CalendarTime;
import org.communityops.member.input.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

/** What a caller sends to make a key. */
@Schema(name = "CreateKey", description = "An API key (密钥) to be made")
record CreateKey(
        @Schema(
                description = "What the key is for, in the owner's words",
                maxLength = 200,
                examples = "WeCom bot of the tea house")
        @NotNull @Text(max = 200)
        String name,

        @Schema(
                description =
                        "`own` the owner, `app` a front end's back end, `bot` a bot, `bi` a BI tool, `svc` a service",
                enumeration = {"own", "app", "bot", "bi", "svc"},
                examples = "bot")
        @NotNull @Pattern(regexp = "own|app|bot|bi|svc", message = "must be own, app, bot, bi or svc") String kind,

        @Schema(ref = KeyCommunitiesSchema.NAME) @NotNull KeyCommunities communities,

        @Schema(description = "Narrows the key to these permissions; without it the key has all of its kind")
        @Size(min = 1, max = 100) @UniqueElements
        @Nullable List<
                        @NotNull @Pattern(
                                regexp = "[a-z][a-z-]{0,39}:[a-z][a-z-]{0,19}",
                                message = "must be a permission such as events:write")
                        String>
                scopes,

        @Schema(
                description = "Until when it is good (有效期); 365 days, when it is left out",
                examples = "2027-11-20T00:00:00Z")
        @CalendarTime
        @Nullable Instant expiresAt) {}
