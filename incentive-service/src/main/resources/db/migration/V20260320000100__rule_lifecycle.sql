-- Versions get a life of their own: drafts, and the time from which each acts.
alter table rule_version
    add column name         text,
    add column revision     int not null default 1,
    add column published_at timestamptz,
    add column active_from  timestamptz,
    add column currency     text generated always as (definition ->> 'currency') stored,
    add column asks_level   boolean generated always as (
        coalesce(definition -> 'audience' ?| array['levelAtLeast', 'levelAtMost'], false)) stored;

-- Rules paid for reactions to oneself before they could leave them out; what they have earned stays as it is.
update rule_version v
   set name = r.name, published_at = v.created_at, definition = v.definition || '{"excludeSelf": false}'
  from rule r
 where r.community_id = v.community_id and r.id = v.rule_id;

alter table rule_version
    alter column name set not null,
    alter column revision drop default,
    add constraint rule_version_number_check check (version >= 1 and revision >= 1),
    add constraint rule_version_active_check check (active_from is null or published_at is not null),
    add constraint rule_version_currency_fk foreign key (community_id, currency) references currency (community_id, code)
        deferrable initially deferred;

comment on column rule_version.name is 'What people call the rule as of this version.';
comment on column rule_version.revision is 'How often the draft was written; part of its entity tag.';
comment on column rule_version.published_at is 'Null while it is a draft.';
comment on column rule_version.active_from is
    'It acts on events from this time on; null in a published version: on all. The highest active number counts.';

comment on column rule_version.asks_level is 'What a member earns can change what the rule pays it later.';

create index rule_version_level_idx on rule_version (community_id) where asks_level and published_at is not null;
create unique index rule_version_draft_key on rule_version (community_id, rule_id) where published_at is null;

create function rule_version_truths() returns trigger language plpgsql as $$
begin
    if old.published_at is not null then
        raise exception 'A published version of a rule never changes'
            using errcode = 'check_violation', constraint = 'rule_version_published';
    end if;
    return new;
end $$;

create trigger rule_version_truths before update or delete on rule_version
    for each row execute function rule_version_truths();

-- Which version counts follows from the time of an event.
alter table rule drop constraint rule_version_fk;
alter table rule
    drop column version,
    drop column name,
    add column created_at timestamptz not null default '2026-01-01T00:00:00Z',
    add column retired_at timestamptz;
alter table rule alter column created_at drop default;

comment on column rule.retired_at is 'It acts on no event from this time on, for ever.';

create table rule_pause (
    community_id uuid        not null,
    rule_id      uuid        not null,
    paused_at    timestamptz not null,
    resumed_at   timestamptz,
    constraint rule_pause_pk primary key (community_id, rule_id, paused_at),
    constraint rule_pause_rule_fk foreign key (community_id, rule_id) references rule (community_id, id),
    constraint rule_pause_order_check check (resumed_at >= paused_at)
);

comment on table rule_pause is 'When rules did not act, however late the events of that time come.';

create unique index rule_pause_open_key on rule_pause (community_id, rule_id) where resumed_at is null;

call protect('rule_pause');
grant select on rule_pause to ${app}, ${feed};
grant insert on rule, rule_version, rule_pause to ${app};
grant update (retired_at) on rule to ${app};
grant update (name, definition, revision, published_at, active_from) on rule_version to ${app};
grant update (resumed_at) on rule_pause to ${app};

create table rerating (
    community_id uuid        not null,
    number       bigint      not null generated always as identity,
    rule_id      uuid,
    member_id    uuid,
    since        timestamptz not null,
    constraint rerating_pk primary key (community_id, number),
    constraint rerating_subject_check check ((rule_id is null) <> (member_id is null))
);

comment on table rerating is
    'What has to be rated again although no fact changed: the events since a time of a rule that was published, paused, resumed or retired, or of a member whose points of an earlier day changed.';

call protect('rerating');
grant select, insert on rerating to ${app};
grant select, insert, delete on rerating to ${feed};

-- Finds the few events that are later than a change; costs the import of events next to nothing.
create index fact_time_idx on fact using brin (time) with (autosummarize = on);
