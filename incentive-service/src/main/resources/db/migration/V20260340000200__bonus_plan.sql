create table bonus_plan (
    community_id uuid not null,
    id           uuid not null,
    name         text not null,
    revision     int  not null,
    version      int  not null,
    constraint bonus_plan_pk primary key (community_id, id),
    constraint bonus_plan_name_key unique (community_id, name),
    constraint bonus_plan_revision_check check (revision >= version and version >= 1)
);

comment on table bonus_plan is 'Plans by which operators and teams get money for their evaluations; what a plan says stands in its versions.';
comment on column bonus_plan.revision is 'Counts the changes of the name, too.';
comment on column bonus_plan.version is 'The version by which new payout lists are computed.';

create table bonus_plan_version (
    community_id uuid        not null,
    plan_id      uuid        not null,
    version      int         not null,
    definition   jsonb       not null,
    created_by   text        not null,
    created_at   timestamptz not null,
    constraint bonus_plan_version_pk primary key (community_id, plan_id, version),
    constraint bonus_plan_version_plan_fk foreign key (community_id, plan_id) references bonus_plan (community_id, id)
);

comment on table bonus_plan_version is 'What a bonus plan says, never changed once written: payout lists refer to the version that they were computed by.';
comment on column bonus_plan_version.created_by is 'The key that was used.';

alter table bonus_plan add constraint bonus_plan_version_fk
    foreign key (community_id, id, version) references bonus_plan_version (community_id, plan_id, version)
    deferrable initially deferred;

call protect('bonus_plan');
call protect('bonus_plan_version');
grant select, insert on bonus_plan, bonus_plan_version to ${app};
grant update (name, revision, version) on bonus_plan to ${app};
grant select on bonus_plan, bonus_plan_version to ${feed};
