// Charts: drawn from the JSON beside them, in the colours of the theme. Without a chart the table stays.
const mounted = new Map();
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) if (mounted.has(target)) mounted.get(target).drawn.resize();
});

function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function sized(points) {
  return Math.round(points * parseFloat(getComputedStyle(document.documentElement).fontSize) / 16);
}

function thousands(value) {
  return value.toLocaleString("en-US");
}

function axes(chart) {
  const text = { color: token("--ink-faint"), fontSize: sized(11) };
  const names = {
    type: "category", data: chart.categories, inverse: chart.kind === "ranking",
    axisTick: { show: false }, axisLine: { lineStyle: { color: token("--line") } }, axisLabel: text,
  };
  const values = {
    type: "value", axisLabel: text, splitLine: { lineStyle: { color: token("--line-faint") } },
    ...(chart.series.every((one) => one.values.every(Number.isInteger)) ? { minInterval: 1 } : {}),
    ...(chart.kind === "places" ? { inverse: true, min: 1, minInterval: 1 } : {}),
  };
  return chart.kind === "ranking" ? { xAxis: values, yAxis: names } : { xAxis: names, yAxis: values };
}

function aim(chart) {
  if (chart.target === null) return {};
  return {
    markLine: {
      silent: true, symbol: "none", lineStyle: { color: token("--red"), type: "dashed" },
      label: { formatter: `目标 ${thousands(chart.target)}`, color: token("--red"), fontSize: sized(11), position: "insideStartTop" },
      data: [chart.kind === "ranking" ? { xAxis: chart.target } : { yAxis: chart.target }],
    },
  };
}

function point(chart, value, index, colour) {
  if (value === null) return value;
  const dim = chart.highlight !== "" && chart.categories[index] !== chart.highlight;
  return dim ? { value, itemStyle: { color: token("--line-control") } } : { value, itemStyle: { color: colour } };
}

const SYMBOLS = ["emptyCircle", "emptyRect", "emptyTriangle", "emptyDiamond", "circle", "rect", "triangle", "diamond"];

function label(chart, values) {
  return {
    show: chart.series.length === 1 && chart.kind !== "places" && values.length <= 16,
    position: chart.kind === "ranking" ? "right" : "top", color: token("--ink-soft"), fontSize: sized(11),
    formatter: ({ value }) => (value === null || value === undefined ? "" : thousands(value)),
  };
}

function ending(chart, one, colour) {
  if (chart.kind !== "places") return {};
  const tied = chart.series.filter((other) => other.values.at(-1) === one.values.at(-1));
  const named = tied.length > 1 ? `${one.name}等${tied.length}项` : one.name;
  return {
    endLabel: {
      show: tied[0] === one, color: colour, fontSize: sized(11), width: sized(150), overflow: "truncate",
      formatter: ({ value }) => `第${value} ${named}`,
    },
  };
}

function series(chart) {
  return chart.series.map((one, order) => {
    const colour = token(`--chart-${(order % 5) + 1}`);
    return {
      type: chart.kind === "line" || chart.kind === "places" ? "line" : "bar", name: one.name,
      cursor: one.urls.length ? "pointer" : "default", triggerLineEvent: false,
      data: one.values.map((value, index) => point(chart, value, index, colour)),
      barMaxWidth: 22, symbol: SYMBOLS[order % SYMBOLS.length], symbolSize: 6, connectNulls: false, lineStyle: { color: colour, width: 2 },
      itemStyle: { color: colour },
      label: label(chart, one.values), ...ending(chart, one, colour),
      ...(order === 0 ? aim(chart) : {}),
    };
  });
}

function option(chart) {
  const isNamed = chart.series.length > 1 && chart.kind !== "places";
  return {
    animation: false, textStyle: { fontFamily: token("--sans") },
    grid: {
      left: 12, right: chart.kind === "places" ? sized(164) : 28, containLabel: true,
      top: sized(isNamed && chart.series.length < 4 ? 36 : 24), bottom: isNamed && chart.series.length > 3 ? sized(36) : 8,
    },
    legend: {
      show: isNamed, textStyle: { color: token("--ink-soft"), fontSize: sized(12) },
      ...(chart.series.length < 4 ? { top: 4, right: 12 } : { type: "scroll", bottom: 4, left: 12, right: 12 }),
    },
    tooltip: {
      trigger: "axis", renderMode: "richText", backgroundColor: token("--sheet"), borderColor: token("--line"),
      textStyle: { color: token("--ink"), fontSize: sized(12) }, axisPointer: { type: chart.kind === "line" || chart.kind === "places" ? "line" : "shadow" },
    },
    ...axes(chart), series: series(chart),
  };
}

function mount(place) {
  const source = document.querySelector(place.dataset.chartSrc);
  if (!source || !window.echarts || mounted.has(place)) return;
  const chart = JSON.parse(source.textContent);
  place.classList.add("is-drawn");
  const drawn = window.echarts.init(place, null, { renderer: "canvas" });
  drawn.setOption(option(chart));
  drawn.on("click", ({ seriesIndex, dataIndex }) => {
    const url = chart.series[seriesIndex] && chart.series[seriesIndex].urls[dataIndex];
    if (url) window.location.assign(url);
  });
  mounted.set(place, { drawn, chart });
  const picture = document.querySelector(`[data-chart-picture="${place.dataset.chartSrc}"]`);
  if (picture) picture.hidden = false;
  sizes.observe(place);
  const table = place.parentElement.querySelector("details");
  if (table) table.open = false;
}

function forget() {
  for (const [place, { drawn }] of mounted) {
    if (place.isConnected) continue;
    drawn.dispose();
    sizes.unobserve(place);
    mounted.delete(place);
  }
}

let loading = null;

function echarts() {
  if (!loading) loading = new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = document.querySelector("[data-echarts]").dataset.echarts;
    script.onload = done;
    script.onerror = failed;
    document.head.appendChild(script);
  });
  return loading;
}

export function adopt(root) {
  forget();
  const places = root.querySelectorAll("[data-chart-src]");
  if (places.length) echarts().then(() => { for (const place of places) mount(place); }).catch(() => {});
}

function save(place) {
  const { drawn } = mounted.get(place);
  const link = document.createElement("a");
  link.href = drawn.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: token("--sheet") });
  link.download = `${place.dataset.chartName || "图"}.png`;
  link.click();
}

export function start() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-chart-picture]");
    const place = button && document.querySelector(`[data-chart-src="${button.dataset.chartPicture}"]`);
    if (place && mounted.has(place)) save(place);
  });
  document.addEventListener("modechange", () => {
    window.setTimeout(() => {
      for (const { drawn, chart } of mounted.values()) drawn.setOption(option(chart), true);
    }, 50);
  });
}
