-- Workspaces that ask to be let in, until an owner has decided or nobody did in time, and a week beyond, in which they cannot ask
-- again. One that was let in is a workspace.
create table waiting_workspace (
  id bigint not null auto_increment,
  -- Whose owners decide, and where it will belong.
  organization_id bigint not null,
  platform varchar(20) not null,
  external_id varchar(120) not null,
  address varchar(500) null,
  -- As its own people call it: words of strangers.
  name varchar(200) not null,
  asked_at timestamp(6) not null,
  -- When the owners were sent a message; null while too many ask.
  told_at timestamp(6) null,
  -- Since when there is nothing to decide any more; kept for a while, so that asking again and again floods nobody.
  decided_at timestamp(6) null,
  primary key (id),
  unique key waiting_workspace_external (platform, external_id),
  key waiting_workspace_open (organization_id, decided_at, asked_at),
  key waiting_workspace_told (organization_id, told_at),
  key waiting_workspace_asked (asked_at),
  constraint waiting_workspace_organization foreign key (organization_id) references organization (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- Where the Slack app is installed, and the token that speaks there.
create table slack_installation (
  id bigint not null auto_increment,
  organization_id bigint not null,
  -- As workspace.external_id: the team, or for an installation in a whole Enterprise organization that organization.
  workspace varchar(40) not null,
  -- The Enterprise organization that it is or belongs to.
  enterprise varchar(40) null,
  name varchar(200) not null,
  app varchar(40) not null,
  bot_user varchar(40) not null,
  -- OAUTH: installed through the web page. TOKEN: the token of the configuration, and where it was found to belong.
  origin varchar(8) not null,
  -- WAITING for an owner's word, SERVED, REVOKING: turned away, Slack is to be told, ENDED.
  state varchar(10) not null,
  -- Sealed; null once ended.
  bot_token varchar(2000) null,
  refresh_token varchar(2000) null,
  -- When the bot token stops working; null: it does not.
  expires_at timestamp(6) null,
  -- When this row is looked at next (refreshing, revoking); null: never.
  due_at timestamp(6) null,
  scopes varchar(2000) not null,
  installed_by varchar(40) not null,
  installed_at timestamp(6) not null,
  ended_at timestamp(6) null,
  -- Why it ended, or why it cannot go on beyond expires_at.
  why varchar(100) null,
  primary key (id),
  unique key slack_installation_workspace (workspace),
  key slack_installation_due (due_at),
  constraint slack_installation_organization foreign key (organization_id) references organization (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;

-- Installations that a browser has finished: hashes of nonces, so that none is used twice. Nobody is known yet, so nobody's.
create table slack_install_state (
  state_hash varchar(64) not null,
  expires_at timestamp(6) not null,
  primary key (state_hash),
  key slack_install_state_expiry (expires_at)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_bin;
