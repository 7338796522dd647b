// On the page of an earlier address: leads on, and takes along the place that the link names.
{
  const { to } = document.currentScript.dataset;
  location.replace(to + location.hash);
}
